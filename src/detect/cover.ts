import type { ObservationOf } from '../model/observation.ts';
import { type ActsOnNode, actsOnNode, type DomAct } from './acts-on-node.ts';
import type { DetectorInput } from './detector.ts';

type State = ObservationOf<'widget'>;

/** Our ids of what lies over an element: the element that was hit, and those around it below body. */
export function coverChain({ fact }: State): number[] {
  return fact.coveredBy ? [fact.coveredBy.id, ...(fact.coverAncestors ?? [])] : [];
}

/** Our id of the outermost element that lies over the chat and does not hold it; null when nothing does. */
export function outermostCover(state: State): number | null {
  const around = new Set(state.fact.ancestors);
  return coverChain(state).findLast((id) => !around.has(id)) ?? null;
}

/** The state of the chat element that lies over this one, the vendor's own or another vendor's; null when none does. */
export function coveringChat(state: State, log: Pick<DetectorInput['log'], 'of'>): State | null {
  const states = lastStates(log);
  const over = coverChain(state).map((node) => states.get(`${state.document}\n${node}`));
  return over.find((one) => one !== undefined) ?? null;
}

const known = new WeakMap<object, Map<string, State>>();

/** The last state of each chat element of a log; one index serves all who ask about the same log. */
function lastStates(log: Pick<DetectorInput['log'], 'of'>): Map<string, State> {
  const made =
    known.get(log) ??
    new Map(log.of('widget').map((state) => [`${state.document}\n${state.fact.node.id}`, state] as const));
  known.set(log, made);
  return made;
}

/** The acts that put in what lies over the element, the innermost element's first, and the one that laid it there. */
export function layingActs(state: State, log: Pick<DetectorInput['log'], 'of'>): DomAct[] {
  const acts = actsOnNode(log);
  return [acts.coveringAct(state), ...insertions(state, acts)].filter((act) => act !== null);
}

/** The act that put in the innermost part of what lies over the element; null when none was recorded. */
export function coverInsertion(state: State, log: Pick<DetectorInput['log'], 'of'>): DomAct | null {
  return insertions(state, actsOnNode(log)).find((act) => act !== null) ?? null;
}

const insertions = (state: State, acts: ActsOnNode): (DomAct | null)[] =>
  coverChain(state).map((node) => acts.insertionBefore(state.document, node, state.seq));
