import { attempt } from './attempt.ts';
import { listenFirst } from './first-in-line.ts';
import { later } from './later.ts';
import { asOf, type Moment, thisMoment } from './moment.ts';

/**
 * A page that comes about waits for little of a content script: what needs no look at the page at once is held, each with its
 * moment, and taken in that order when the page has loaded.
 */
export type Hold = {
  readonly isHolding: boolean;
  /** Runs it in its turn, which is now once nothing is held any more. `kept` lives until then. */
  inTurn(run: () => void, kept?: unknown): void;
  /** After everything that is held. */
  afterwards(run: () => void): void;
  /** Holds no longer than this from now on. */
  endWithin(delayMs: number): void;
  end(): void;
};

/** A page that does not come to its end is looked at all the same. */
const heldForMs = 1_000;
const heldAtMost = 2_000;
/** Whoever acts sees what happens next. */
const presses = ['pointerdown', 'keydown', 'touchstart'] as const;

export function createHold(): Hold {
  const held: { moment: Moment; run: () => void; kept: unknown }[] = [];
  const waiting: (() => void)[] = [];
  const places: (() => void)[] = [];
  let isHolding = document.readyState !== 'complete';

  const end = () => {
    if (!isHolding) return;
    isHolding = false;
    removeEventListener('load', loaded);
    for (const leave of places.splice(0)) leave();
    for (const { moment, run } of held.splice(0)) asOf(moment, () => attempt(run));
    for (const run of waiting.splice(0)) attempt(run);
  };
  const endWithin = (delayMs: number) => void later(end, delayMs);
  // Not within the event, for which the page waits.
  const loaded = () => endWithin(0);

  if (isHolding) {
    addEventListener('load', loaded, { once: true });
    for (const type of presses) places.push(listenFirst(type, end));
    endWithin(heldForMs);
  }

  return {
    get isHolding() {
      return isHolding;
    },
    inTurn(run, kept) {
      if (held.length >= heldAtMost) end();
      if (isHolding) held.push({ moment: thisMoment(), run, kept });
      else run();
    },
    afterwards(run) {
      if (isHolding) waiting.push(run);
      else run();
    },
    endWithin,
    end,
  };
}
