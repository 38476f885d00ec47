import { describe, expect, test } from 'vitest';
import { type Comparison, compareSnapshots } from '../unseen/compare.ts';
import { takeSnapshots } from '../unseen/snapshots.ts';
import { compareOutcomes } from '../unseen/suite/compare-outcomes.ts';
import { runOwnTests } from '../unseen/suite/own-tests.ts';
import { comparisonText, outcomesText } from '../unseen/text.ts';

/** Below what either browser has: a walk that stops early must not pass. */
const atLeast: Comparison['counts'] = {
  objects: 10_000,
  properties: 30_000,
  functions: 10_000,
  calls: 150_000,
};
const testsAtLeast = 1_000;

describe.each(['chromium', 'firefox'] as const)('a page that looks at itself in %s', (browser) => {
  test('finds what it finds without us, but for the list', async () => {
    const comparison = compareSnapshots(browser, await takeSnapshots(browser));
    console.log(comparisonText(browser, comparison));
    for (const [name, least] of Object.entries(atLeast))
      expect(comparison.counts[name as keyof typeof atLeast], name).toBeGreaterThan(least);
    expect(comparison.unlisted.slice(0, 50)).toEqual([]);
    expect(comparison.dead).toEqual([]);
  });

  test("has the same results of Dojo's own tests", async () => {
    const comparison = compareOutcomes(await runOwnTests(browser));
    console.log(outcomesText(browser, comparison));
    expect(comparison.passed).toBeGreaterThan(testsAtLeast);
    expect(comparison.differences).toEqual([]);
  });
});
