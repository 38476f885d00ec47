import type { CauseInput } from './cause.ts';
import type { State } from './end-states.ts';

/** Our ids of what lies over an element: the element that was hit, and those around it below body. */
export function coverChain({ fact }: State): number[] {
  return fact.coveredBy ? [fact.coveredBy.id, ...(fact.coverAncestors ?? [])] : [];
}

/** The state of the chat element that lies over this one, the vendor's own or another vendor's; null when none does. */
export function coveringVendor(state: State, { log }: CauseInput): State | null {
  const chain = new Set(coverChain(state));
  if (chain.size === 0) return null;
  return log.inDocument(state.document, 'widget').findLast(({ fact }) => chain.has(fact.node.id)) ?? null;
}
