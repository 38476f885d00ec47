import { append, indexAfter } from '../../attribution/log.ts';
import type { NodeRef, ObservationOf } from '../../model/observation.ts';
import { chatPart, describeNode } from '../describe.ts';
import { type Candidate, type Detector, type DetectorInput, isForeign } from '../detector.ts';

type DomAct = ObservationOf<'dom'>;
type State = ObservationOf<'widget'>;

const moveWithinMs = 50;

/**
 * A script takes the chat out of the document: its element, or an element that holds it. What the same script
 * puts back within 50 ms was moved and not removed; a removal that the vendor repairs counts each time.
 */
export const detector: Detector = {
  id: 'removed-widget',
  title: 'Removed widget',
  affectedThing: 'element',
  mayName: ['other-vendor', 'third-party', 'tag-manager'],
  needs: ['dom', 'widget'],
  mustExclude: ['page-replacement', 'hidden-by-site'],
  severity: 'high',
  notApplicable: () => null,
  examine(input) {
    const acts = input.log.of('dom');
    const insertions = insertionsByNode(acts);
    const removals = acts.flatMap((act) => {
      const node = removedPart(act, input);
      return node ? [{ act, node }] : [];
    });
    const counted = withoutEchoes(removals).filter(({ act }) => !isMove(act, insertions, input));
    return [
      ...counted
        .map((one) => removal(one, input))
        .filter(({ attribution }) => attribution && isForeign(attribution)),
      ...unexplainedLosses(input, removals),
    ];
  },
};

type Removal = { act: DomAct; node: NodeRef };

/** The vendor's element that the act took out of the document, as the watcher saw it right afterwards. */
function removedPart(act: DomAct, { affected, log }: DetectorInput): NodeRef | null {
  const { action, marks, wholesale } = act.fact;
  if (action !== 'remove' && action !== 'insert' && action !== 'write') return null;
  const own = marks.filter(({ vendor, relation }) => vendor === affected.id && relation !== 'inside');
  // What `document.write` does is told before it is done.
  const isLost = (id: number) => action === 'write' && wholesale === true && isNextSeenGone(act, id, log);
  return own.find(({ connected, node }) => !connected || isLost(node.id))?.node ?? null;
}

function isNextSeenGone({ document, seq }: DomAct, id: number, log: DetectorInput['log']): boolean {
  const next = log.inDocument(document, 'widget').find((one) => one.seq > seq && one.fact.node.id === id);
  return next?.fact.connected === false;
}

/** A call that both takes out and puts in (moving an element into a detached one) is told twice. */
function withoutEchoes(removals: readonly Removal[]): Removal[] {
  const last = new Map<string, DomAct>();
  return removals.filter(({ act }) => {
    const before = last.get(act.document);
    last.set(act.document, act);
    const isEcho =
      before?.seq === act.seq - 1 &&
      before.fact.action !== act.fact.action &&
      before.fact.stack?.text === act.fact.stack?.text;
    return !isEcho;
  });
}

function insertionsByNode(acts: readonly DomAct[]): Map<string, DomAct[]> {
  const insertions = new Map<string, DomAct[]>();
  for (const act of acts) {
    if (act.fact.action !== 'insert') continue;
    // What an element held came back in with it.
    const held = act.fact.marks.flatMap(({ node, connected }) => (connected ? [node] : []));
    const ids = new Set([...act.fact.nodes, ...held].map(({ id }) => id));
    for (const id of ids) append(insertions, `${act.document}\n${id}`, act);
  }
  return insertions;
}

function isMove(act: DomAct, insertions: Map<string, DomAct[]>, { attribute }: DetectorInput): boolean {
  const script = attribute(act).actor?.scriptUrl;
  if (!script) return false;
  const ids = [...act.fact.nodes.map(({ id }) => id), ...act.fact.marks.map(({ node }) => node.id)];
  return ids.some((id) => {
    const list = insertions.get(`${act.document}\n${id}`) ?? [];
    const back = list[indexAfter(list, act.seq)];
    if (!back || back.atMs - act.atMs > moveWithinMs) return false;
    return attribute(back).actor?.scriptUrl === script;
  });
}

function removal({ act, node }: Removal, { affected, attribute }: DetectorInput): Candidate {
  const thing = `the ${affected.name} ${chatPart(node)}`;
  return {
    act,
    seenAt: act,
    attribution: attribute(act),
    effectSeen: true,
    reason: '',
    claim: 'observed',
    target: describeNode(node),
    active: `removed ${thing}`,
    passive: `${thing} was removed`,
    what: `${act.fact.api} on ${describeNode(act.fact.target)} took ${describeNode(node)} out of the document`,
    before: 'in the document',
    after: 'not in the document',
  };
}

/** Elements that the watcher saw leave although no recorded call took them. */
function unexplainedLosses({ affected, log }: DetectorInput, removals: readonly Removal[]): Candidate[] {
  const lastRemoval = new Map<string, DomAct[]>();
  for (const { act } of removals) {
    for (const { node } of act.fact.marks) append(lastRemoval, `${act.document}\n${node.id}`, act);
  }
  const connectedAt = new Map<string, number>();
  return log.of('widget').flatMap((state) => {
    if (state.fact.vendor !== affected.id) return [];
    const key = `${state.document}\n${state.fact.node.id}`;
    const since = connectedAt.get(key);
    if (state.fact.connected) {
      connectedAt.set(key, state.seq);
      return [];
    }
    connectedAt.delete(key);
    const acts = lastRemoval.get(key) ?? [];
    const next = acts[indexAfter(acts, since ?? 0)];
    const isExplained = next !== undefined && next.seq < state.seq;
    return since === undefined || isExplained ? [] : [loss(state, affected.name)];
  });
}

function loss(state: State, name: string): Candidate {
  const { node } = state.fact;
  const thing = `the ${name} ${chatPart(node)}`;
  return {
    act: null,
    seenAt: state,
    attribution: null,
    effectSeen: true,
    reason: 'no recorded call took it out',
    claim: 'observed',
    target: describeNode(node),
    active: `removed ${thing}`,
    passive: `${thing} was removed`,
    what: `${describeNode(node)} was no longer in the document`,
    before: 'in the document',
    after: 'not in the document',
  };
}
