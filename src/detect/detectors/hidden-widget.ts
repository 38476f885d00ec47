import type { Attribution } from '../../attribution/attribution.ts';
import type { ObservationOf } from '../../model/observation.ts';
import { type ActsOnNode, actsOnNode } from '../acts-on-node.ts';
import { chatPart, describeNode } from '../describe.ts';
import { type Candidate, type Detector, type DetectorInput, isForeign } from '../detector.ts';

type State = ObservationOf<'widget'>;

/**
 * A script makes the chat invisible while it stays in the document. The watcher compares values at every act
 * and names the act that brought the change about, so that whoever merely reads a style is not charged. Counted are transitions from visible to
 * hidden, and the first state where somebody else hid it before it was ever seen. A chat window that is closed
 * is hidden by its vendor: that is normal.
 */
export const detector: Detector = {
  id: 'hidden-widget',
  title: 'Hidden widget',
  affectedThing: 'element',
  mayName: ['other-vendor', 'third-party', 'tag-manager'],
  needs: ['dom', 'widget'],
  mustExclude: ['css-conflict', 'hidden-by-site'],
  severity: 'high',
  notApplicable: () => null,
  examine(input) {
    const acts = actsOnNode(input.log);
    const histories = new Map<string, History>();
    return input.log.of('widget').flatMap((state) => {
      if (state.fact.vendor !== input.affected.id) return [];
      const key = `${state.document}\n${state.fact.node.id}`;
      const history = histories.get(key) ?? { everVisible: false, hiddenBy: null };
      histories.set(key, history);
      return examineState(state, history, acts, input);
    });
  },
};

/** `hiddenBy` is what the element was last found hidden by; null while it is visible. */
type History = { everVisible: boolean; hiddenBy: string | null };

function examineState(state: State, history: History, acts: ActsOnNode, input: DetectorInput): Candidate[] {
  const { connected, visible, hiddenBy } = state.fact;
  if (visible || !connected) {
    if (visible) history.everVisible = true;
    history.hiddenBy = null;
    return [];
  }
  const by = hiddenBy
    ? [hiddenBy.node.id, hiddenBy.property, hiddenBy.via, hiddenBy.sheet?.id ?? '', hiddenBy.by ?? ''].join(
        '\n',
      )
    : '';
  if (by === history.hiddenBy) return [];
  const wasVisible = history.hiddenBy === null && history.everVisible;
  history.hiddenBy = by;
  return explain(state, { wasVisible, everVisible: history.everVisible }, acts, input);
}

function explain(
  state: State,
  { wasVisible, everVisible }: { wasVisible: boolean; everVisible: boolean },
  acts: ActsOnNode,
  input: DetectorInput,
): Candidate[] {
  // Where the chat was never seen, the sheet whose rule hides it tells enough.
  const act = acts.hidingAct(state) ?? (everVisible ? null : acts.sheetAct(state));
  if (!act) {
    // Without a reason there is no box yet, or the vendor left it empty.
    return wasVisible && state.fact.hiddenBy ? [candidate(state, null, null, input)] : [];
  }
  const attribution = input.attribute(act);
  return isForeign(attribution) ? [candidate(state, act, attribution, input)] : [];
}

function candidate(
  state: State,
  act: ObservationOf<'dom'> | null,
  attribution: Attribution | null,
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
    reason: act ? '' : 'no recorded call hid it',
    claim: 'derived',
    target: describeNode(node),
    active: `hid ${thing}`,
    passive: `${thing} was hidden`,
    what: `${describeNode(node)} became invisible by ${means}${place}${rule}`,
    before: 'visible',
    after: means,
  };
}
