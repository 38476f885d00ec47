import { expect, test } from 'vitest';
import { type Act, createActor, type Through } from './actors.ts';

const SELECTOR = '#launcher';
const acts: Act[] = ['removed', 'hidden', 'none'];
const ways: Through[] = ['plain', 'jquery', 'tag-manager'];
const seeds = Array.from({ length: 30 }, (_, index) => index + 1);
const combinations = acts.flatMap((act) => ways.map((through) => ({ act, through })));

test.each(combinations)(
  '$act through $through: the place is that of the act, for every seed',
  async (way) => {
    for (const seed of seeds) {
      const { source, expected } = await createActor({ selector: SELECTOR, ...way, seed });
      if (way.act === 'none') {
        expect(expected).toBeNull();
        continue;
      }
      const line = source.split('\n')[(expected?.line ?? 0) - 1] ?? '';
      const [column = 0] = expected?.columns.chromium ?? [];
      expect(line.slice(column - 1)).toMatch(
        /^(remove|removeChild|hide|setProperty|setAttribute)\(|^style\./,
      );
    }
  },
);

test('host, file, place and minification come from the seed', async () => {
  const actors = await Promise.all(
    seeds.map((seed) => createActor({ selector: SELECTOR, act: 'removed', through: 'plain', seed })),
  );
  const again = await createActor({ selector: SELECTOR, act: 'removed', through: 'plain', seed: 1 });
  expect(again).toEqual(actors[0]);
  expect(new Set(actors.map(({ host }) => host)).size).toBeGreaterThan(2);
  expect(new Set(actors.map(({ path }) => path)).size).toBeGreaterThan(5);
  expect(new Set(actors.map(({ expected }) => expected?.line)).size).toBeGreaterThan(10);
  expect(actors.some(({ source }) => source.includes('\nvar queue'))).toBe(true);
  expect(actors.some(({ source }) => !source.includes('\nvar queue'))).toBe(true);
});
