import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BrowserHandle } from '../../src/cli/browsers/browser.ts';
import { launchBrowser } from '../../src/cli/browsers/launch.ts';
import { type Internet, startInternet } from '../internet/internet.ts';
import type { Act, Through } from '../widgets/actors.ts';
import { realWidgets } from '../widgets/all.ts';
import { auditWidgetCase, drawSeed, outcome } from './widget-cases.ts';

const acts: Act[] = ['removed', 'hidden', 'none'];
const ways: Through[] = ['plain', 'jquery', 'tag-manager'];
const anyWay = (): Through => ways[Math.floor(Math.random() * ways.length)] ?? 'plain';

/** Each real widget removed, hidden and left alone, by a script drawn anew at every run. */
describe.each(['chromium', 'firefox'] as const)('real widgets in %s', (browser) => {
  let internet: Internet;
  let handle: BrowserHandle;
  beforeAll(async () => {
    internet = await startInternet();
    handle = await launchBrowser({
      browser,
      extensionDir: `dist/${browser}-granted`,
      proxyUrl: internet.proxyUrl,
      ignoreCertificateErrors: true,
    });
  });
  afterAll(async () => {
    await handle?.close();
    await internet?.close();
  });

  const cases = realWidgets.flatMap((widget) =>
    acts.map((act) => ({ name: `${widget.id} ${act}`, widget, act, through: anyWay(), seed: drawSeed() })),
  );
  test.each(cases)('$name through $through, seed $seed', async (one) => {
    const { expected, actual } = outcome(browser, one, await auditWidgetCase(handle, internet, one));
    expect(actual).toEqual(expected);
  });
});
