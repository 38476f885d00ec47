import type { Observation } from '../model/observation.ts';

/** When a page was last seen to be watched, in epoch ms. */
export function watchedUntil(all: readonly Observation[]): ReadonlyMap<string, number> {
  const last = new Map<string, number>();
  for (const { page, atMs } of all) last.set(page, Math.max(atMs, last.get(page) ?? 0));
  return last;
}
