import type { Fact, FactOf } from '../model/observation.ts';

type Area = FactOf<'storage'>['area'];

/** Only asked for, never written: whoever may not store is refused the object itself (HTML, Storage). */
const ask: Record<Area, () => unknown> = {
  local: () => localStorage.length,
  session: () => sessionStorage.length,
  cookies: () => document.cookie,
};

/** Records, once, where this document may store. `opaque`: it has no origin, as in a sandbox. */
export function tellStorage(record: (fact: Fact) => void): void {
  const opaque = self.origin === 'null';
  for (const area of ['local', 'session', 'cookies'] as const) {
    const state = isGiven(ask[area]) ? 'available' : 'refused';
    record({ kind: 'storage', area, state, ...(opaque ? { opaque } : {}) });
  }
}

function isGiven(asked: () => unknown): boolean {
  try {
    asked();
    return true;
  } catch {
    return false;
  }
}
