import { apply, noArguments, sealed } from './natives.ts';
import { send } from './port.ts';
import { type Plain, serialize } from './serialize.ts';

/**
 * Acts that are alike, where the content script said that they may be counted. They wait here until something else is told, or
 * until it asks: two seconds at most.
 */
type Count = {
  data: string;
  times: number;
  firstMs: number;
  lastMs: number;
  /** What they differ in: of messages what each carried, of writes what the last one wrote. */
  apart: string;
  /** What whichever write was the last put into the item. */
  held: Plain;
};

const kindsAtMost = 300;
const charactersAtMost = 10_000;

const counts = sealed(new Map<string, Count>(), ['get', 'set', 'clear', 'forEach']);
let kinds = 0;
let isPending = false;
let ofMessages = false;
const { performance } = globalThis;
const { now } = performance;

/**
 * Whether such an act is counted. Otherwise, and where acts of the other sort are, those go out before it is done: a message
 * stands behind what was written before it.
 */
export function isCounted(key: string, isMessage = false): boolean {
  const known = counts.get(key) !== undefined;
  if (!known || ofMessages !== isMessage) handOver();
  ofMessages = isMessage;
  return known;
}

/** Counts an act, or tells it. */
export function tell(
  data: string,
  apart: Plain,
  isMessage: boolean,
  key = data,
  mayCount = isCounted(key, isMessage),
  held?: Plain,
): void {
  const count = mayCount && counts.get(key);
  const text = serialize(apart ?? 0);
  if (!count) {
    handOver();
    if (!send('fact', data, text)) return;
    if (++kinds > kindsAtMost) forgetCounts();
    counts.set(key, { data, times: 0, firstMs: 0, lastMs: 0, apart: '', held });
    return;
  }
  count.lastMs = apply(now, performance, noArguments);
  if (!count.times++) count.firstMs = count.lastMs;
  count.apart = isMessage && count.times > 1 ? `${count.apart},${text}` : text;
  isPending = true;
  if (isMessage && count.apart.length > charactersAtMost) handOver();
}

export function handOver(): void {
  if (!isPending) return;
  isPending = false;
  counts.forEach((count) => {
    const { data, times, firstMs, lastMs, apart, held } = count;
    if (!times) return;
    count.times = 0;
    send('again', data, `[${times},${firstMs},${lastMs},[${apart},${serialize(held ?? 0)}]]`);
  });
}

export function forgetCounts(): void {
  handOver();
  counts.clear();
  kinds = 0;
}
