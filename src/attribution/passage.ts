import type { Act } from './provenance.ts';

/**
 * How a call reached us: directly, through a patch that calls on at once, or through one that may have waited for
 * a promise first, so that its caller is in no stack any more (LogRocket's `fetch`).
 */
export type Passage = 'direct' | 'patched' | 'deferred';

/** Of what is recorded, a patch can put off `fetch` alone: the others give their answer at once. */
export function passageOf({ fact }: Act): Passage {
  if (fact.stack?.slot !== 'replaced') return 'direct';
  return fact.kind === 'request' && fact.api === 'fetch' ? 'deferred' : 'patched';
}
