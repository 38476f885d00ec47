import { describe, expect, test } from 'vitest';
import { compareSnapshots } from './compare.ts';
import { allowed } from './differences.ts';
import { compareOutcomes } from './suite/compare-outcomes.ts';
import { wraps } from './wraps.ts';

const wrap = Object.keys(wraps).find((name) => wraps[name] === 'both') as string;
const look = (audited: Record<string, string>) => [
  { url: 'https://unseen.example/', without: { [`${wrap} › text`]: 'native', other: '-' }, audited },
];

describe('the comparison of snapshots', () => {
  test('counts what was compared', () => {
    expect(compareSnapshots('chromium', look({})).counts).toEqual({
      objects: 0,
      functions: 1,
      properties: 1,
      calls: 0,
    });
  });

  test('tells what the list does not explain', () => {
    const { unlisted } = compareSnapshots('chromium', look({ [`${wrap} › text`]: 'ours', other: '-' }));
    expect(unlisted).toEqual([{ path: `${wrap} › text`, without: 'native', audited: 'ours' }]);
  });

  test('tells what of the list is found no more', () => {
    const { dead } = compareSnapshots('chromium', look({ [`${wrap} › text`]: 'native', other: '-' }));
    expect(dead).toContain(wrap);
    expect(dead).toContain(allowed.find(({ only }) => only !== 'firefox')?.what);
  });
});

describe('the comparison of outcomes', () => {
  const looks = (audited: [string, string][]) => ({
    url: '',
    without: [['a', 'passed'] as [string, string], ['b', 'failed: x'] as [string, string]],
    audited,
  });

  test('finds the same', () => {
    const compared = compareOutcomes(
      looks([
        ['a', 'passed'],
        ['b', 'failed: x'],
      ]),
    );
    expect(compared).toEqual({ tests: 2, passed: 1, differences: [] });
  });

  test('finds another outcome and a missing test', () => {
    const { differences } = compareOutcomes(looks([['a', 'failed: y']]));
    expect(differences).toEqual([
      { without: 'a: passed', audited: 'a: failed: y' },
      { without: 'b: failed: x', audited: 'no such test' },
    ]);
  });
});
