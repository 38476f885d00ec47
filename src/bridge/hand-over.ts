import { actsIn, type Item } from './outbox.ts';

/** Beyond either, the newest are counted, not handed over: the browser's memory for the session is small. */
const itemsAtMost = 2_000;
const charactersAtMost = 2_000_000;

/** As many of the oldest as fit. */
export function oldestFacts(items: readonly Item[]): Item[] {
  let characters = 0;
  return items.slice(0, itemsAtMost).filter((item) => {
    characters += JSON.stringify(item).length;
    return characters <= charactersAtMost;
  });
}

/**
 * What a document that is going away leaves behind of its unacknowledged facts: all of them, or the oldest and one
 * fact that says how many are missing. Empty when nothing is unacknowledged.
 */
export function lastFacts(items: readonly Item[], overflow: (dropped: number) => Item): Item[] {
  const kept = oldestFacts(items);
  if (kept.length === items.length) return kept;
  const acts = (list: readonly Item[]) => list.reduce((sum, item) => sum + actsIn(item), 0);
  return [...kept, overflow(acts(items) - acts(kept))];
}
