import type { Fact, FactOf } from '../model/observation.ts';
import type { Hold } from './hold.ts';
import { later, whenLoaded } from './later.ts';

type Area = FactOf<'storage'>['area'];

/** Only asked for, never written: whoever may not store is refused the object itself (HTML, Storage). */
const ask: Record<Area, () => unknown> = {
  local: () => localStorage.length,
  session: () => sessionStorage.length,
  cookies: () => document.cookie,
};

/** A page that never comes to its end is told of by then. */
const toldWithinMs = 3_000;

/**
 * Records, once, where this document may store, when it has loaded: the first look at a store makes the browser read it,
 * and the page would wait. `opaque`: it has no origin, as in a sandbox. Returns how to leave it.
 */
export function tellStorage(record: (fact: Fact) => void, hold: Hold): () => void {
  const opaque = self.origin === 'null';
  let isOver = false;
  const tell = () => {
    if (isOver) return;
    isOver = true;
    for (const area of ['local', 'session', 'cookies'] as const) {
      const state = isGiven(ask[area]) ? 'available' : 'refused';
      record({ kind: 'storage', area, state, ...(opaque ? { opaque } : {}) });
    }
  };
  hold.afterwards(() => {
    later(tell, toldWithinMs);
    whenLoaded(() => later(tell, 0));
  });
  return () => {
    isOver = true;
  };
}

function isGiven(asked: () => unknown): boolean {
  try {
    asked();
    return true;
  } catch {
    return false;
  }
}
