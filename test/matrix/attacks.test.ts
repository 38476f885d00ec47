import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { allAttacks } from '../attacks/page.ts';
import { testAttacks } from '../attacks/testing.ts';

const attacks = await allAttacks();
const rightAtLeast = 0.8;

for (const browser of ['chromium', 'firefox'] as const) {
  const kinds = testAttacks(browser, attacks, 4);

  describe(`all attacks in ${browser}`, () => {
    test('name nobody wrongly', { retry: 0 }, () => {
      const wrong = [...kinds].filter(([, kind]) => kind === 'wrong' || kind === 'silent');
      expect(wrong).toEqual([]);
    });

    test('are seen through in four of five', { retry: 0 }, () => {
      expect(kinds.size).toBe(attacks.length);
      const right = [...kinds.values()].filter((kind) => kind === 'right');
      expect(right.length / attacks.length).toBeGreaterThanOrEqual(rightAtLeast);
    });
  });
}

test('each limit stands in the README', () => {
  const rows = readFileSync(new URL('../../README.md', import.meta.url), 'utf8').split('\n');
  const isListed = (browser: string, id: string, reason: string) =>
    rows.some(
      (row) =>
        row.toLowerCase().startsWith(`| ${browser}`) && row.includes(`\`${id}\``) && row.includes(reason),
    );
  const missing = attacks.flatMap(({ id, limits = {} }) =>
    Object.entries(limits)
      .filter(([browser, reason]) => !isListed(browser, id, reason))
      .map(([browser]) => [id, browser]),
  );
  expect(missing).toEqual([]);
});
