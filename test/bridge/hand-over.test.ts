import { expect, test } from 'vitest';
import { lastFacts } from '../../src/bridge/hand-over.ts';
import type { Item } from '../../src/bridge/outbox.ts';

const item = (seq: number, detail = ''): Item => ({
  seq,
  atMs: seq,
  url: 'https://shop.example/',
  fact: { kind: 'gap', reason: 'no-probe', detail, count: 1 },
});
const items = (count: number, detail?: string) =>
  Array.from({ length: count }, (_, i) => item(i + 1, detail));
const overflow = (count: number): Item => ({
  ...item(1_000_000),
  fact: { kind: 'gap', reason: 'overflow', detail: 'bridge', count },
});

test('leaves everything that is unacknowledged, or nothing', () => {
  expect(lastFacts([], overflow)).toEqual([]);
  expect(lastFacts(items(2_000), overflow)).toEqual(items(2_000));
});

test('beyond 2,000 facts it leaves the oldest and says how many are missing', () => {
  const left = lastFacts(items(2_345), overflow);
  expect(left.slice(0, -1)).toEqual(items(2_000));
  expect(left.at(-1)).toEqual(overflow(345));
});

test('beyond two million characters too', () => {
  const left = lastFacts(items(100, 'x'.repeat(50_000)), overflow);
  expect(JSON.stringify(left).length).toBeLessThan(2_010_000);
  expect(left.slice(0, -1)).toEqual(items(39, 'x'.repeat(50_000)));
  expect(left.at(-1)).toEqual(overflow(61));
});

test('counts acts, also those that stand in a count', () => {
  const repeat = (seq: number): Item => ({
    ...item(seq),
    fact: { kind: 'repeat', of: 1, times: 50, firstMs: seq },
  });
  const left = lastFacts([...items(2_000), repeat(2_001), item(2_002), repeat(2_003)], overflow);
  expect(left.at(-1)).toEqual(overflow(101));
});
