import type { Attribution } from '../../attribution/attribution.ts';
import type { ObservationOf } from '../../model/observation.ts';
import { type ActsOnNode, actsOnNode } from '../acts-on-node.ts';
import { chatPart, describeNode } from '../describe.ts';
import { type Candidate, type Detector, type DetectorInput, isForeign } from '../detector.ts';
import { hidingActs } from '../hiding-acts.ts';

type State = ObservationOf<'widget'>;

/**
 * A script makes the chat invisible while it stays in the document. Counted are transitions from visible to
 * hidden, and the first state where somebody else hid it before it was ever seen. A chat window that is closed
 * is hidden by its vendor: that is normal.
 */
export const detector: Detector = {
  id: 'hidden-widget',
  title: 'Hidden widget',
  affectedThing: 'element',
  mayName: ['other-vendor', 'third-party', 'tag-manager'],
  needs: ['dom', 'widget'],
  mustExclude: ['css-conflict'],
  severity: 'high',
  notApplicable: () => null,
  examine(input) {
    const acts = actsOnNode(input.log);
    const histories = new Map<string, History>();
    return input.log.of('widget').flatMap((state) => {
      if (state.fact.vendor !== input.affected.id) return [];
      const key = `${state.document}\n${state.fact.node.id}`;
      const history = histories.get(key) ?? { visibleSeq: -1, hiddenBy: null };
      histories.set(key, history);
      return examineState(state, history, acts, input);
    });
  },
};

/** `hiddenBy` is what the element was last found hidden by; null while it is visible. */
type History = { visibleSeq: number; hiddenBy: string | null };

function examineState(state: State, history: History, acts: ActsOnNode, input: DetectorInput): Candidate[] {
  const { connected, visible, hiddenBy } = state.fact;
  if (visible || !connected) {
    if (visible) history.visibleSeq = state.seq;
    history.hiddenBy = null;
    return [];
  }
  const by = hiddenBy
    ? [hiddenBy.node.id, hiddenBy.property, hiddenBy.via, hiddenBy.sheet?.id ?? ''].join('\n')
    : '';
  if (by === history.hiddenBy) return [];
  const wasVisible = history.hiddenBy === null && history.visibleSeq >= 0;
  history.hiddenBy = by;
  return explain(state, history.visibleSeq, wasVisible, acts, input);
}

function explain(
  state: State,
  visibleSeq: number,
  wasVisible: boolean,
  acts: ActsOnNode,
  input: DetectorInput,
): Candidate[] {
  const found = hidingActs(state, visibleSeq, acts);
  const act = found.at(-1);
  // Without a reason there is no box yet, or the vendor left it empty.
  if (!act)
    return wasVisible && state.fact.hiddenBy
      ? [candidate(state, null, null, 'no recorded call hid it', input)]
      : [];

  const attribution = input.attribute(act);
  const authors = new Set(found.map((one) => authorOf(input.attribute(one))));
  if (authors.size > 1) {
    return [
      candidate(state, act, null, 'scripts of several parties had its style in hand at that moment', input),
    ];
  }
  return isForeign(attribution) ? [candidate(state, act, attribution, '', input)] : [];
}

function authorOf({ actor }: Attribution): string {
  return actor ? `${actor.party}\n${actor.vendor ?? actor.scriptUrl}` : '';
}

function candidate(
  state: State,
  act: ObservationOf<'dom'> | null,
  attribution: Attribution | null,
  reason: string,
  { affected }: DetectorInput,
): Candidate {
  const { node, hiddenBy } = state.fact;
  const thing = `the ${affected.name} ${chatPart(node)}`;
  const means = hiddenBy ? `${hiddenBy.property}: ${hiddenBy.value}` : 'no box';
  const place = hiddenBy ? ` on ${describeNode(hiddenBy.node)}` : '';
  const rule = hiddenBy?.selector ? `, rule ${hiddenBy.selector}` : '';
  return {
    act,
    seenAt: state,
    attribution,
    effectSeen: true,
    reason,
    claim: 'derived',
    target: describeNode(node),
    active: `hid ${thing}`,
    passive: `${thing} was hidden`,
    what: `${describeNode(node)} became invisible by ${means}${place}${rule}`,
    before: 'visible',
    after: means,
  };
}
