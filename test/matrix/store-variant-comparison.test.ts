import { expect, test } from 'vitest';
import { DEMO_URL, demoDetectors } from '../../demo/expected.ts';
import { pollUntil } from '../../src/cli/browsers/poll.ts';
import { failingFindings, recordInPopup } from '../browser/store-variant/record.ts';
import { openStoreVariant, type StoreVariant } from '../browser/store-variant/store-variant.ts';
import { publishedFaults } from '../package/published-schemas.ts';

test.each(['chromium', 'firefox'] as const)(
  'in the popup in %s a finding is compared with and without its script, and nothing stays blocked',
  async (browser) => {
    const store = await openStoreVariant(browser);
    try {
      await compareInPopup(store);
    } finally {
      await store.close();
    }
  },
);

async function compareInPopup(store: StoreVariant): Promise<void> {
  const { page, tabId } = await store.openTab(DEMO_URL);
  const popup = await recordInPopup(store, page, tabId);
  await failingFindings(store, tabId, demoDetectors.length);
  await popup.press('Stop');
  await popup.shows('Export HTML');
  await popup.page.click('.finding > summary');
  await popup.press('Compare with and without');
  await popup.shows('This page will be loaded 22 times');
  await popup.press('Load the page 22 times');
  await popup.shows('of 20 page loads made');
  // As a person has it beside the panel: in the background a page's timers are slowed down.
  await page.bringToFront();
  const ended = async () => {
    const { comparing, report } = await store.control.state(tabId);
    return comparing === null && report?.comparisons[0]?.state === 'completed';
  };
  await pollUntil(ended, 240_000, 'the end of the comparison');
  await popup.page.bringToFront();
  await popup.shows('The comparison has ended.');

  const { audit } = await store.control.state(tabId);
  const report = await store.control.report(audit?.id ?? '');
  expect(publishedFaults('report', report)).toEqual([]);
  expect(audit?.state).toBe('stopped');
  const removal = report.comparisons[0]?.effects.find(({ detector }) => detector === 'removed-widget');
  expect(removal).toMatchObject({ with: 5, without: 0, placebo: 5, outcome: 'confirmed' });
  expect(report.findings.find(({ detector }) => detector === 'removed-widget')?.confirmed).toBe(true);
  const rules = await popup.page.evaluate(async () =>
    (await (globalThis.browser ?? globalThis.chrome).declarativeNetRequest.getSessionRules()).map(
      ({ id }) => id,
    ),
  );
  expect(rules).toEqual([]);
  expect(await store.registered()).toEqual([]);
}
