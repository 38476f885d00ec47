import { actsOnNode, type DomAct } from '../../detect/acts-on-node.ts';
import { describeNode } from '../../detect/describe.ts';
import type { CauseState } from '../../model/report.ts';
import type { Cause, CauseInput } from '../cause.ts';
import { type State, unusableEnds } from '../end-states.ts';
import { otherExplanation } from '../quiet-start.ts';
import { switchesOn } from '../switches.ts';

/** A chat that drew nothing for so long after its script ran is taken to draw nothing. */
const timeToDrawMs = 2_000;

type Answer = Omit<CauseState, 'id'>;

/**
 * The vendor's own code keeps its chat away: it hid it or took it out, its own setting says so, or (derived) it ran,
 * got its answers and drew nothing while nothing else was seen to keep it from that.
 */
export const cause: Cause = {
  id: 'vendor-settings',
  title: "The vendor's own settings",
  scope: 'acts',
  examine(input) {
    if (input.candidates) {
      return { state: 'excluded', reason: "the act in question was not the vendor's own" };
    }
    const ends = unusableEnds(input);
    if (ends.size === 0)
      return { state: 'excluded', reason: 'the chat could be seen and clicked at the end' };
    return bySetting(input, ends) ?? byOwnAct(input, ends) ?? bySilence(input, ends);
  },
};

function bySetting(input: CauseInput, ends: ReadonlyMap<string, unknown>): Answer | null {
  const [setting] = switchesOn(input).filter(({ page, setBy }) => ends.has(page) && setBy === null);
  if (!setting) return null;
  return {
    state: 'established',
    reason: `the page's setting ${setting.name} holds true, which keeps the ${input.affected.name} chat away`,
    advice: {
      sentence: `Take the setting ${setting.name} out of the page where the chat is wanted, or set it as below.`,
      paste: `${setting.name} = false`,
    },
  };
}

function byOwnAct(input: CauseInput, ends: ReadonlyMap<string, readonly State[]>): Answer | null {
  const { affected } = input;
  for (const state of [...ends.values()].flat()) {
    const act = state.fact.connected ? hiddenByVendor(state, input) : removedByVendor(state, input);
    if (!act) continue;
    const did = state.fact.connected ? 'hid' : 'took out';
    return {
      state: 'established',
      reason: `${affected.name}'s own code ${did} ${describeNode(state.fact.node)} (${act.fact.api})`,
      advice: { sentence: inTheConsole(input) },
    };
  }
  return null;
}

function hiddenByVendor(state: State, input: CauseInput): DomAct | null {
  const act = actsOnNode(input.log).hidingAct(state);
  return act && isVendors(act, input) ? act : null;
}

/** The last call that took the element out, if it was the vendor's own. */
function removedByVendor({ document, fact: { node } }: State, input: CauseInput): DomAct | null {
  const last = input.log
    .inDocument(document, 'dom')
    .findLast(({ fact }) => fact.marks.some((mark) => mark.node.id === node.id && !mark.connected));
  return last && isVendors(last, input) ? last : null;
}

function isVendors(act: DomAct, { attribute }: CauseInput): boolean {
  return attribute(act).actor?.party === 'affected';
}

function bySilence(input: CauseInput, ends: ReadonlyMap<string, readonly State[]>): Answer {
  const [page] = [...ends].find(([, states]) => states.every(isEmpty)) ?? [];
  if (page === undefined) {
    return { state: 'excluded', reason: "what keeps the chat away was not done by the vendor's own code" };
  }
  const ran = input.log
    .of('script')
    .find((it) => it.page === page && it.fact.event === 'loaded' && input.isAffectedUrl(it.fact.url));
  if (!ran) return notTested("the vendor's code was not seen to run, so its settings could not show");
  const lastMs = input.log.all.findLast((it) => it.page === page)?.atMs ?? 0;
  if (lastMs - ran.atMs < timeToDrawMs)
    return notTested('the page was left before the chat had time to show');
  if (!input.seesNetwork) return notTested('no permission for the network');
  const other = otherExplanation(page, input);
  if (other) return notTested(`${other}, so it cannot be told whether the vendor's settings would show it`);
  return {
    state: 'established',
    reason:
      "derived: the vendor's own code ran, its requests were answered without failure, nobody else was seen to act " +
      'on it, and it drew nothing',
    advice: { sentence: inTheConsole(input) },
  };
}

/** Nothing was drawn, and nothing is known to hide it. */
function isEmpty({ fact }: State): boolean {
  return !fact.rendered && !fact.hiddenBy && fact.connected;
}

function notTested(reason: string): Answer {
  return { state: 'not-tested', reason };
}

const inTheConsole = ({ affected }: CauseInput): string =>
  `Check opening hours, targeting rules and control group of this page in the ${affected.name} console.`;
