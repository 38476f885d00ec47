import { randomInt } from 'node:crypto';

/** `count` of the items, drawn at random, each at most once. */
export function draw<Item>(items: readonly Item[], count: number): Item[] {
  const left = [...items];
  return Array.from({ length: Math.min(count, left.length) }, () =>
    left.splice(randomInt(left.length), 1),
  ).flat();
}
