import { type ActsOnNode, actsOnNode } from '../../detect/acts-on-node.ts';
import { describeNode } from '../../detect/describe.ts';
import type { ObservationOf } from '../../model/observation.ts';
import type { Cause, CauseInput } from '../cause.ts';

type State = ObservationOf<'widget'>;

/**
 * A style rule or an element of the page itself keeps the chat from being seen or clicked: no script of
 * another party put it there. Examined where nothing of the vendor can be used: a chat window that is closed
 * beside a button that works is hidden by its vendor.
 */
export const cause: Cause = {
  id: 'css-conflict',
  title: 'CSS or z-index conflict',
  scope: 'acts',
  examine(input) {
    const acts = actsOnNode(input.log);
    const states = input.candidates
      ? input.candidates.flatMap(({ seenAt }) => (seenAt.fact.kind === 'widget' ? [seenAt as State] : []))
      : unusableStates(input);
    for (const state of states) {
      const reason = conflict(state, acts, input);
      if (reason) return { state: 'established', reason };
    }
    return {
      state: 'excluded',
      reason: "no rule or element of the page's own was seen to keep the chat from the visitor",
    };
  },
};

/** The last states of the vendor's elements on those pages where none of them ended visible and clickable. */
function unusableStates({ log, pages, affected }: CauseInput): State[] {
  const last = new Map<string, Map<string, State>>();
  for (const state of log.of('widget')) {
    if (state.fact.vendor !== affected.id || !pages.has(state.page)) continue;
    const nodes = last.get(state.page) ?? new Map<string, State>();
    last.set(state.page, nodes.set(`${state.document}\n${state.fact.node.id}`, state));
  }
  return [...last.values()].flatMap((nodes) => {
    const states = [...nodes.values()];
    const isUsable = states.some(({ fact }) => fact.connected && fact.visible && fact.clickable);
    return isUsable ? [] : states.filter(({ fact }) => fact.connected);
  });
}

function conflict(state: State, acts: ActsOnNode, input: CauseInput): string | null {
  const { fact } = state;
  if (!fact.visible) return ruleConflict(state, acts, input);
  if (fact.clickable || !fact.coveredBy) return null;
  const cover = acts.insertionBefore(state.document, fact.coveredBy.id, state.seq);
  if (cover && !isOfPage(cover, input)) return null;
  return `${describeNode(fact.coveredBy)}, an element of the page, lies over it`;
}

function ruleConflict(state: State, acts: ActsOnNode, input: CauseInput): string | null {
  const { hiddenBy } = state.fact;
  if (hiddenBy?.via !== 'rule' || !hiddenBy.sheet) return null;
  const { url } = hiddenBy.sheet;
  if (url && input.isAffectedUrl(url)) return null;
  // Style rules need no script to be the page's own, yet somebody may have made them hold.
  const led = [acts.sheetAct(state), acts.hidingAct(state)].filter((act) => act !== null);
  if (led.some((act) => !isOfPage(act, input))) return null;
  return `the rule ${hiddenBy.selector ?? describeNode(hiddenBy.node)} of the page's own style hides it`;
}

/** An act of the site itself; whatever cannot be attributed is not taken for the site's. */
function isOfPage(act: ObservationOf<'dom'>, { attribute }: CauseInput): boolean {
  return attribute(act).actor?.party === 'site';
}
