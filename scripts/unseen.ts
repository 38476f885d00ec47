import { parseArgs } from 'node:util';
import type { BrowserName } from '../src/cli/browsers/browser.ts';
import { compareSnapshots } from '../test/unseen/compare.ts';
import { takeSnapshots } from '../test/unseen/snapshots.ts';
import { compareOutcomes } from '../test/unseen/suite/compare-outcomes.ts';
import { runOwnTests } from '../test/unseen/suite/own-tests.ts';
import { comparisonText, outcomesText } from '../test/unseen/text.ts';

/** Compares what a page can find out without and with the built extension, and prints what was compared. */
const { values } = parseArgs({ options: { browser: { type: 'string', multiple: true } } });
const browsers = (values.browser ?? ['chromium', 'firefox']) as BrowserName[];

for (const browser of browsers) {
  console.log(comparisonText(browser, compareSnapshots(browser, await takeSnapshots(browser))));
  console.log(outcomesText(browser, compareOutcomes(await runOwnTests(browser))));
}
