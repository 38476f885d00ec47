import { describeNode } from '../../detect/describe.ts';
import type { CauseState } from '../../model/report.ts';
import type { Cause, CauseInput } from '../cause.ts';
import { isUsable, type State, unusableEnds } from '../end-states.ts';
import { putAwayBy } from '../put-away.ts';
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

/** A chat that could be used in spite of its switch was lost in another way. */
function bySetting(input: CauseInput, ends: ReadonlyMap<string, unknown>): Answer | null {
  const usedAnyway = new Set(
    input.log
      .of('widget')
      .flatMap((state) => (isUsable(state) && state.fact.vendor === input.affected.id ? [state.page] : [])),
  );
  const [setting] = switchesOn(input).filter(
    ({ page, setBy }) => ends.has(page) && !usedAnyway.has(page) && setBy === null,
  );
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

/** Only where every element of the chat that could be there was put away by the vendor itself, or is empty. */
function byOwnAct(input: CauseInput, ends: ReadonlyMap<string, readonly State[]>): Answer | null {
  const { affected } = input;
  for (const [page, states] of ends) {
    const ways = states.map((state) => ({ state, ...putAwayBy(state, input) }));
    const own = ways.filter(({ by }) => by === 'vendor');
    const [first] = own;
    if (!first || ways.some(({ by }) => by !== 'vendor' && by !== 'empty')) continue;
    if (own.length < ways.length && otherExplanation(page, input)) continue;
    const { state, act } = first;
    const did = state.fact.connected ? 'hides' : 'took out';
    const how = act ? ` (${act.fact.api})` : ' by its own style';
    return {
      state: 'established',
      reason: `${affected.name}'s own code ${did} ${describeNode(state.fact.node)}${how}`,
      advice: { sentence: inTheConsole(input) },
    };
  }
  return null;
}

function bySilence(input: CauseInput, ends: ReadonlyMap<string, readonly State[]>): Answer {
  const [page] =
    [...ends].find(([, states]) => states.every((it) => putAwayBy(it, input).by === 'empty')) ?? [];
  if (page === undefined) return notSilent(input, ends);
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

function notSilent(input: CauseInput, ends: ReadonlyMap<string, readonly State[]>): Answer {
  const states = [...ends.values()].flat();
  const open = states.find((state) => putAwayBy(state, input).by === 'unknown');
  const isOthers = states.some((state) => putAwayBy(state, input).by === 'other');
  if (open && !isOthers) return notTested(`who put ${describeNode(open.fact.node)} away was not seen`);
  return { state: 'excluded', reason: "what keeps the chat away was not done by the vendor's own code" };
}

function notTested(reason: string): Answer {
  return { state: 'not-tested', reason };
}

const inTheConsole = ({ affected }: CauseInput): string =>
  `Check opening hours, targeting rules and control group of this page in the ${affected.name} console.`;
