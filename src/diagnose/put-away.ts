import { actsOnNode, type DomAct } from '../detect/acts-on-node.ts';
import type { CauseInput } from './cause.ts';
import { isUsable, type State, unusableEnds } from './end-states.ts';

/** Whose doing it is that an element of the chat cannot be used; `empty`: it has nothing to show and nothing hides it. */
export type PutAway = { by: 'vendor' | 'other'; act: DomAct | null } | { by: 'unknown' | 'empty'; act: null };

const unknown: PutAway = { by: 'unknown', act: null };

export function putAwayBy(state: State, input: CauseInput): PutAway {
  const { connected, rendered, visible, hiddenBy } = state.fact;
  if (!connected) return lastActor(removalOf(state, input), input);
  if (visible) return { by: 'other', act: null };
  if (!hiddenBy) return rendered ? unknown : { by: 'empty', act: null };
  const acts = actsOnNode(input.log);
  const act = acts.hidingAct(state) ?? acts.sheetAct(state);
  if (act) return lastActor(act, input);
  if (hiddenBy.via === 'rule') {
    if (hiddenBy.ownSheet || input.isAffectedUrl(hiddenBy.sheet?.url ?? ''))
      return { by: 'vendor', act: null };
    return hiddenBy.sheet ? { by: 'other', act: null } : unknown;
  }
  return wasBornHidden(state, input) ? { by: 'vendor', act: null } : unknown;
}

/** An element is watched from its insertion on: what was hidden in the same turn, its vendor put in hidden. */
const sameTurnMs = 50;

/** Without a call that hid it: the vendor put it in, it was hidden when it was first looked at, and that was at once. */
function wasBornHidden({ document, fact }: State, input: CauseInput): boolean {
  const states = input.log
    .inDocument(document, 'widget')
    .filter((state) => state.fact.node.id === fact.node.id);
  const [first] = states;
  if (!first || first.fact.visible || first.fact.hiddenBy?.node.id !== fact.hiddenBy?.node.id) return false;
  const put = actsOnNode(input.log).insertionBefore(document, fact.hiddenBy?.node.id ?? -1, first.seq);
  if (!put || first.atMs - put.atMs > sameTurnMs || lastActor(put, input).by !== 'vendor') return false;
  return !states.some((state) => state.fact.visible);
}

function lastActor(act: DomAct | null, { attribute }: CauseInput): PutAway {
  const party = act && attribute(act).actor?.party;
  if (!party) return unknown;
  return { by: party === 'affected' ? 'vendor' : 'other', act };
}

/** A style set on an element that has left already took nothing out. */
const takes: ReadonlySet<DomAct['fact']['action']> = new Set(['remove', 'insert', 'write']);

/** The last call that took the element out of the document. */
function removalOf({ document, fact: { node } }: State, { log }: CauseInput): DomAct | null {
  const acts = log.inDocument(document, 'dom');
  return (
    acts.findLast(
      ({ fact }) =>
        takes.has(fact.action) && fact.marks.some((mark) => mark.node.id === node.id && !mark.connected),
    ) ?? null
  );
}

/**
 * The states that a cause looks at: those of the finding, or how the chat's elements in the document ended. Where an
 * element that could be used was lost, and not by its vendor, only that loss is in question: a chat window that was
 * closed all the time is none.
 */
export function statesInQuestion(input: CauseInput): State[] {
  const { candidates, log } = input;
  if (candidates) {
    return candidates.flatMap(({ seenAt }) => (seenAt.fact.kind === 'widget' ? [seenAt as State] : []));
  }
  const keyOf = ({ document, fact }: State) => `${document}\n${fact.node.id}`;
  const onceUsable = new Set(log.of('widget').filter(isUsable).map(keyOf));
  return [...unusableEnds(input).values()].flatMap((states) => {
    const lost = states.filter(
      (state) => onceUsable.has(keyOf(state)) && putAwayBy(state, input).by !== 'vendor',
    );
    return (lost.length > 0 ? lost : states).filter(({ fact }) => fact.connected);
  });
}
