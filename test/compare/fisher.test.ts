import { expect, test } from 'vitest';
import { fisherOneSided } from '../../src/compare/fisher.ts';

test.each([
  // The design's own figure, and textbook tables: Fisher's tea (1935), and others worked by hand.
  [6, 18, 0, 18, 0.0095],
  [5, 5, 0, 5, 0.00397],
  [3, 4, 1, 4, 0.2429],
  [4, 4, 0, 4, 0.0143],
  [10, 15, 3, 15, 0.0127],
  [0, 5, 0, 5, 1],
  [0, 5, 5, 5, 1],
])('%i of %i against %i of %i', (hits, n, otherHits, otherN, p) => {
  expect(fisherOneSided(hits, n, otherHits, otherN)).toBeCloseTo(p, 4);
});

test('all outcomes together are certain, for many loads too', () => {
  const atLeast = (k: number) => fisherOneSided(k, 500, 40 - k, 500);
  expect(atLeast(0)).toBeCloseTo(1, 9);
  expect(atLeast(20)).toBeGreaterThan(atLeast(21));
});
