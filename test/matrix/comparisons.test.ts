import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { DEMO_VENDORS_FILE } from '../../demo/expected.ts';
import type { PageHandle } from '../../src/cli/browsers/browser.ts';
import type { Comparison, Report } from '../../src/model/report.ts';
import { type Auditor, openAuditor } from '../browser/audit.ts';
import { ACTOR as SERVED_ACTOR, SERVED_URL, shop } from '../pages/comparison-engine/shop.ts';
import {
  ACTOR,
  BUNDLE,
  BUNDLED_URL,
  BYSTANDER,
  comparedShop,
  INLINE_URL,
  MIXED_URL,
  PLACEBO,
  SOMETIMES_ACTOR,
  SOMETIMES_URL,
  TWO_URL,
} from '../pages/comparisons/shop.ts';

/** What comparisons say, from real loads in real browsers: who is confirmed, who is cleared, what is not concluded. */

const five = { vendor: 'parley', loadsPerArm: 5, settleMs: 1_600 };
const minutes = (n: number) => n * 60_000;

/** The comparison's table: with the effect in each arm, the chat usable, and what came out. */
const told = (comparison: Comparison | undefined, detector: string | null = 'removed-widget') => {
  const effect = comparison?.effects.find((one) => one.detector === detector);
  return {
    state: comparison?.state,
    effect: effect && [effect.with, effect.without, effect.placebo],
    outcome: effect?.outcome,
    arms: comparison?.arms.map(({ arm, measured, usable }) => [arm, measured, usable]),
  };
};
const confirmedBy = ({ findings }: Report) =>
  findings.filter(({ confirmed }) => confirmed).map(({ detector, actor }) => [detector, actor.scriptUrl]);

describe.each(['chromium', 'firefox'] as const)('%s', (browser) => {
  const compared = comparedShop();
  let auditor: Auditor;
  let served: Auditor | null = null;
  let last: { page: PageHandle; stop: () => Promise<void> } | null = null;
  beforeAll(async () => {
    auditor = await openAuditor({ browser, routes: compared.routes, vendors: DEMO_VENDORS_FILE });
  });
  afterEach(async () => {
    await last?.stop();
    await last?.page.close();
    last = null;
    await served?.close();
    served = null;
  });
  afterAll(() => auditor?.close());

  const audited = async (url: string, { control } = auditor) => {
    const { page, tabId } = await control.openTab();
    const auditId = await control.start(tabId, []);
    last = { page, stop: () => control.stop(auditId) };
    await page.goto(url);
    await delay(2_500);
    return { page, tabId, report: () => control.report(auditId), control };
  };

  test(
    'a real cause and an interference on one page: the script is confirmed',
    async () => {
      const { tabId, report, control } = await audited(MIXED_URL);
      await control.compare(tabId, { ...five, blocked: ACTOR });
      const after = await report();
      expect(told(after.comparisons[0])).toEqual({
        state: 'completed',
        effect: [5, 0, 5],
        outcome: 'confirmed',
        arms: [
          ['with', 5, 0],
          ['without', 5, 0],
          ['placebo', 5, 0],
          ['probe-off', 5, 0],
        ],
      });
      // The site's own rule hides the chat in every arm: that it cannot be used is not this script's doing.
      expect(told(after.comparisons[0], null)).toMatchObject({ effect: [5, 5, 5], outcome: 'cleared' });
      expect(after.comparisons[0]).toMatchObject({ blocked: ACTOR, placebo: PLACEBO });
      expect(confirmedBy(after)).toEqual([['removed-widget', ACTOR]]);
      const causes = after.widgets.find(({ vendor }) => vendor === 'parley')?.causes ?? [];
      expect(causes.find(({ id }) => id === 'css-conflict')).toMatchObject({ state: 'established' });
      // The comparison's own loads stand nowhere else; the page was loaded once more at the end.
      expect(after.audit.pages.length).toBeLessThanOrEqual(2);
    },
    minutes(5),
  );

  test(
    'two scripts of which one does it: one is cleared, the other confirmed',
    async () => {
      const { tabId, report, control } = await audited(TWO_URL);
      await control.compare(tabId, { ...five, blocked: BYSTANDER });
      const first = await report();
      expect(told(first.comparisons[0])).toMatchObject({ effect: [5, 5, 5], outcome: 'cleared' });
      expect(confirmedBy(first)).toEqual([]);
      await control.compare(tabId, { ...five, blocked: ACTOR });
      const second = await report();
      expect(told(second.comparisons[1])).toMatchObject({ effect: [5, 0, 5], outcome: 'confirmed' });
      expect(confirmedBy(second)).toEqual([['removed-widget', ACTOR]]);
      const clickable = second.comparisons[1]?.arms.map(({ steps }) =>
        steps.find(({ step }) => step === 'clickable'),
      );
      expect(clickable?.[1]).toMatchObject({ reached: 5, medianMs: expect.any(Number) });
      expect(clickable?.[3]?.medianMs).toBeNull();
    },
    minutes(8),
  );

  test(
    'an act in one of three loads: first not enough, then confirmed',
    async () => {
      const { tabId, report, control } = await audited(SOMETIMES_URL);
      compared.begin();
      await control.compare(tabId, { ...five, blocked: SOMETIMES_ACTOR });
      const few = (await report()).comparisons[0];
      expect(told(few)).toMatchObject({ effect: [1, 0, 1], outcome: 'not-enough-loads' });
      expect(few?.effects[0]?.loadsNeeded).toBeGreaterThan(5);
      expect(few?.effects[0]?.summary).toMatch(/not enough loads yet; about \d+ per arm would be/);

      compared.begin();
      await control.compare(tabId, { ...five, loadsPerArm: 18, blocked: SOMETIMES_ACTOR });
      const after = await report();
      expect(told(after.comparisons[1])).toEqual({
        state: 'completed',
        effect: [6, 0, 6],
        outcome: 'confirmed',
        arms: [
          ['with', 18, 12],
          ['without', 18, 18],
          ['placebo', 18, 12],
          ['probe-off', 18, 12],
        ],
      });
      expect(confirmedBy(after)).toEqual([['removed-widget', SOMETIMES_ACTOR]]);
    },
    minutes(15),
  );

  test(
    'a page served by its own service worker',
    async () => {
      served = await openAuditor({ browser, routes: shop, vendors: DEMO_VENDORS_FILE });
      const { page, tabId, report, control } = await audited(SERVED_URL, served);
      await page.goto(SERVED_URL);
      await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
      await delay(2_000);
      await control.compare(tabId, { ...five, settleMs: 2_000, blocked: SERVED_ACTOR });
      const after = await report();
      expect(told(after.comparisons[0])).toMatchObject({ effect: [5, 0, 5], outcome: 'confirmed' });
      expect(after.comparisons[0]?.arms.map(({ measured }) => measured)).toEqual([5, 5, 5, 5]);
      expect(confirmedBy(after)).toEqual([['removed-widget', SERVED_ACTOR]]);
    },
    minutes(5),
  );

  test(
    'what stands in the page itself is not controllable, and the page is not loaded again',
    async () => {
      const { tabId, report, control } = await audited(INLINE_URL);
      const before = auditor.internet.requests.length;
      await expect(control.compare(tabId, { ...five, blocked: INLINE_URL })).rejects.toThrow(
        /stands in the page itself/,
      );
      expect(auditor.internet.requests.slice(before).filter(({ path }) => path === '/inline')).toEqual([]);
      expect((await report()).comparisons).toEqual([]);
    },
    minutes(1),
  );

  test(
    'what comes in one file with the chat is not controllable',
    async () => {
      const { tabId, report, control } = await audited(BUNDLED_URL);
      await control.compare(tabId, { ...five, blocked: BUNDLE });
      const [comparison] = (await report()).comparisons;
      expect(comparison?.effects.map(({ outcome }) => outcome)).not.toContain('confirmed');
      expect(told(comparison, null).outcome).toBe('not-controllable');
      expect(confirmedBy(await report())).toEqual([]);
    },
    minutes(5),
  );
});
