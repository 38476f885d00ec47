import type { ToldAsk, ToldOutcome } from '../model/layer.ts';
import type { Fact, FactOf } from '../model/observation.ts';
import { thisMoment } from './moment.ts';
import { innermostFile } from './stack-files.ts';
import type { WidgetVendors } from './widget-vendors.ts';

/**
 * Requests that were asked for through a patch, followed until it is known whether they reached the native and what became
 * of them. Those of chat vendors that did not go well are told; of the others the first of each script to each address through
 * each patch.
 */
export type Asks = {
  ask(told: ToldAsk): void;
  outcome(told: ToldOutcome): void;
  /** A patch was laid. */
  laid(patch: FactOf<'patch'>): void;
  /** The native was called: gives back the call with the stack of whoever asked for it first, where a patch passed it on. */
  arrived<Call extends Called>(call: Call): Call;
  /** To be called now and then. */
  look(): void;
};

type Called = Pick<FactOf<'request'>, 'url' | 'method' | 'stack' | 'during'>;

type Outcome = FactOf<'asked'>['outcome'];
type Ask = {
  told: ToldAsk;
  beganMs: number;
  arrived: boolean;
  outcome: Outcome;
  /** A patch beneath this one was asked for the same. */
  passedTo: Ask | null;
  recorded: string;
  recordedAfterMs: number;
};

/** Of calls that went well, so many are told. */
const passedAtMost = 100;
/** A patch may wait before it calls on; longer than this no innocent one was seen to wait. */
const arrivesWithinMs = 2_000;
const answeredWithinMs = 2_000;
const followedForMs = 60_000;
const followedAtMost = 300;

export function createAsks(
  vendors: WidgetVendors,
  nodeOf: (id: number) => Node | undefined,
  record: (fact: Fact) => number,
): Asks {
  let followed: Ask[] = [];
  let isFull = false;
  const patchFiles = new Map<number, string>();
  const passed = new Set<string>();
  const waiting = (url: string) => followed.findLast((ask) => !ask.arrived && isSame(ask.told.url, url));

  const tell = (ask: Ask, afterMs: number) => {
    const { node, ...told } = ask.told;
    ask.recorded = stateOf(ask);
    ask.recordedAfterMs = afterMs;
    if (vendors.ownerOf(told.url) === null) return;
    record({ ...told, arrived: ask.arrived, outcome: outcomeOf(ask), afterMs: Math.round(afterMs) });
  };

  const tellPassed = (ask: Ask, afterMs: number) => {
    const { patch, url, stack } = ask.told;
    const key = [patch, withoutQuery(url), innermostFile(stack?.text)].join('\n');
    if (passed.has(key) || passed.size >= passedAtMost) return;
    passed.add(key);
    tell(ask, afterMs);
  };

  return {
    ask(told) {
      if (followed.length >= followedAtMost) {
        if (!isFull) record({ kind: 'gap', reason: 'overflow', detail: 'calls through patches', count: 1 });
        isFull = true;
        return;
      }
      const above = waiting(told.url);
      const ask: Ask = {
        // Whoever asked the patch above asked for this.
        told: above ? { ...told, stack: above.told.stack, during: above.told.during } : told,
        beganMs: thisMoment().nowMs,
        arrived: false,
        outcome: told.api === 'fetch' ? 'pending' : 'returned',
        passedTo: null,
        recorded: '',
        recordedAfterMs: 0,
      };
      if (above) Object.assign(above, { arrived: true, passedTo: ask });
      followed.push(ask);
    },
    outcome({ ask: number, outcome }) {
      const ask = followed.find(({ told }) => told.ask === number);
      if (ask) ask.outcome = outcome;
    },
    laid({ patch, stack }) {
      patchFiles.set(patch, innermostFile(stack?.text));
    },
    arrived(call) {
      const ask = waiting(call.url);
      if (!ask) return call;
      ask.arrived = true;
      const { stack, during, method } = ask.told;
      if (!stack || !call.stack || method !== call.method) return call;
      const wrappers = linesBefore(stack.text, call.stack.text);
      if (wrappers > 0) return { ...call, stack: { ...call.stack, wrappers } };
      // What comes later than the call is passed on only where the patch's own script sends it.
      const isLater = innermostFile(call.stack.text) === patchFiles.get(ask.told.patch);
      return isLater ? { ...call, stack, during } : call;
    },
    look() {
      const { nowMs } = thisMoment();
      followed = followed.filter((ask) => {
        const { told, beganMs } = ask;
        const node = told.node && nodeOf(told.node.id);
        if (!ask.arrived && node instanceof Element) ask.arrived = holds(node, told.url);
        const ageMs = nowMs - beganMs;
        if (isDue(ask, ageMs)) tell(ask, ageMs);
        else if (ask.recorded === '' && isOver(ask) && isWell(ask)) tellPassed(ask, ageMs);
        return !isOver(ask) && ageMs < followedForMs;
      });
    },
  };
}

/** What a patch beneath did not give back this one could not: then no more is known of it. */
const outcomeOf = ({ outcome, passedTo }: Ask): Outcome =>
  passedTo && passedTo.outcome !== 'answered' ? 'returned' : outcome;
const stateOf = (ask: Ask): string => `${ask.arrived} ${outcomeOf(ask)}`;
const isOver = ({ arrived, outcome }: Ask): boolean => arrived && outcome !== 'pending';

/** Went as asked, as far as it can be seen. */
function isWell(ask: Ask): boolean {
  const outcome = outcomeOf(ask);
  if (outcome === 'answered' || outcome === 'ended') return true;
  return ask.arrived && outcome !== 'pending' && outcome !== 'replaced';
}

function isDue(ask: Ask, ageMs: number): boolean {
  const isPending = outcomeOf(ask) === 'pending';
  if (ask.recorded !== '')
    return stateOf(ask) !== ask.recorded || (ask.arrived && isPending && ageMs >= 3 * ask.recordedAfterMs);
  if (isWell(ask)) return false;
  if (!ask.arrived) return ageMs >= arrivesWithinMs;
  return !isPending || ageMs >= answeredWithinMs;
}

/** What differs in its parameters alone is asked of the same server. */
const isSame = (one: string, other: string): boolean => withoutQuery(one) === withoutQuery(other);
const withoutQuery = (url: string): string => url.replace(/[?#].*$/s, '');

/** How many lines a stack has before `end`, with which it ends; 0 where it does not. */
function linesBefore(end: string, text: string): number {
  if (end === '' || !text.endsWith(end)) return 0;
  return text.slice(0, -end.length).split('\n').length - 1;
}

/** The address stands in an attribute: as `src`, or where a script keeps it for later (`data-src`). */
function holds(element: Element, url: string): boolean {
  return [...element.attributes].some(
    ({ value }) =>
      URL.canParse(value, document.baseURI) && isSame(new URL(value, document.baseURI).href, url),
  );
}
