import type { ObservationOf } from '../model/observation.ts';
import { type ActsOnNode, between, type DomAct, lastBefore } from './acts-on-node.ts';

type State = ObservationOf<'widget'>;

/** How long before the last visible state an act may lie and still hide the element (a CSS transition). */
const transitionMs = 2000;

/**
 * The acts that can have led to a hidden state: those since the element was last visible, or since ever where
 * it never was. The last one is the likeliest; several authors make it doubtful. `visibleSeq` is -1 for never.
 */
export function hidingActs(state: State, visibleSeq: number, acts: ActsOnNode): readonly DomAct[] {
  const { hiddenBy } = state.fact;
  if (!hiddenBy) return [];
  const { via, node } = hiddenBy;
  if (via === 'inline')
    return recent(ofAttributes(acts.changes(state.document, node.id), ['style']), state, visibleSeq);
  if (via === 'attribute') {
    const named = [hiddenBy.property, 'hidden', 'inert', 'disabled', 'width', 'height'];
    return recent(ofAttributes(acts.changes(state.document, node.id), named), state, visibleSeq);
  }
  const onSheet = via === 'rule' ? sheetAct(state, acts) : null;
  if (onSheet && onSheet.seq > visibleSeq) return [onSheet];

  const found = onRun(state, node.id, acts, visibleSeq);
  if (found.length > 0) return found;
  return onSheet ? recent([onSheet], state, visibleSeq) : [];
}

/** The last act that put the rule's sheet in or changed it; null when the sheet came with the page. */
export function sheetAct({ document, seq, fact }: State, acts: ActsOnNode): DomAct | null {
  const sheet = fact.hiddenBy?.sheet;
  if (!sheet) return null;
  const inserted = acts.insertionBefore(document, sheet.id, seq);
  const changed = lastBefore(acts.sheetChanges(document, sheet.id), seq);
  if (!inserted || !changed) return inserted ?? changed;
  return changed.seq > inserted.seq ? changed : inserted;
}

/** A rule begins to hold when a class or attribute of the element, or of one that holds it, changes. */
function onRun(state: State, node: number, acts: ActsOnNode, visibleSeq: number): readonly DomAct[] {
  const { ancestors } = state.fact;
  const run = [node, ...ancestors.slice(ancestors.indexOf(node) + 1)];
  for (const id of run) {
    const list = acts.changes(state.document, id);
    const found = visibleSeq < 0 ? last(between(list, -1, state.seq)) : between(list, visibleSeq, state.seq);
    if (found.length > 0) return found;
  }
  return [];
}

function recent(list: readonly DomAct[], state: State, visibleSeq: number): readonly DomAct[] {
  const found = between(list, visibleSeq, state.seq);
  if (found.length > 0) return visibleSeq < 0 ? last(found) : found;
  const earlier = lastBefore(list, state.seq);
  return earlier && state.atMs - earlier.atMs <= transitionMs ? [earlier] : [];
}

function last(acts: readonly DomAct[]): readonly DomAct[] {
  return acts.slice(-1);
}

function ofAttributes(acts: readonly DomAct[], names: readonly string[]): readonly DomAct[] {
  return acts.filter(({ fact }) => fact.attribute === undefined || names.includes(fact.attribute));
}
