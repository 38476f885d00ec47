import type { Item } from '../bridge/outbox.ts';
import type { Fact } from '../model/observation.ts';
import { tracesAtMost } from '../model/repeat.ts';
import { traceOf } from '../values/trace.ts';
import { thisMoment } from './moment.ts';

/** Acts alike that are being counted. The count has its number, and goes out before any fact that comes after it. */
export type Count = {
  seq: number;
  /** What writes put into each item, by its name; the last counts. */
  texts: Map<string, string>;
  /** What each message carried. */
  hashes: string[];
};
/** How many acts, and when the first and the last of them were, in milliseconds since the document began. */
export type When = { times: number; firstMs: number; lastMs: number };
type Open = Count & { times: number; firstMs: number; atMs: number; url: string };
/** Acts of the two are not counted at a time: what a message carries may be what was written before it. */
export type Sort = 'message' | 'other';

/** Numbers, times and places every fact of this document, in true order. */
export type Recorder = {
  /** Records a fact and returns its number in this document. */
  record(fact: Fact): number;
  /** Counts further acts like the one recorded as number `of`; one, now, unless told. */
  count(of: number, sort: Sort, when?: When): Count;
  /** Puts out what has been counted. */
  settle(): void;
  stamp(fact: Fact): Item;
};

const urlAtMost = 4096;
const { timeOrigin } = performance;

/** `collect` has the probe hand over what it has counted. */
export function createRecorder(put: (item: Item) => void, top: boolean, collect = () => {}): Recorder {
  let seq = 0;
  let { href } = thisMoment();
  const open = new Map<number, Open>();
  let openSort: Sort = 'other';

  const nowMs = () => timeOrigin + thisMoment().nowMs;
  const place = () => href.slice(0, urlAtMost);

  const settle = () => {
    for (const [of, count] of open) {
      open.delete(of);
      put(itemOf(of, count));
    }
  };

  const stamp = (fact: Fact): Item => {
    settle();
    seq++;
    return { seq, atMs: nowMs(), url: place(), fact };
  };

  /** pushState fires no event: every fact looks whether it happened on another route. */
  const followRoute = () => {
    const { href: nowAt } = thisMoment();
    if (nowAt === href) return;
    // What was counted until now happened on the route before.
    settle();
    href = nowAt;
    put(stamp({ kind: 'page', event: 'route', url: place(), top, prerender: false }));
  };

  const begin = (of: number, firstMs: number): Open => {
    seq++;
    const count = { seq, atMs: firstMs, firstMs, url: place(), times: 0, texts: new Map(), hashes: [] };
    open.set(of, count);
    return count;
  };

  return {
    settle() {
      collect();
      settle();
    },
    stamp,
    record(fact) {
      collect();
      followRoute();
      const item = stamp(fact);
      put(item);
      return item.seq;
    },
    count(of, sort, when) {
      followRoute();
      const known = open.get(of);
      if (sort !== openSort || (known && isFull(known))) settle();
      openSort = sort;
      const { times, firstMs, lastMs } = when ?? justNow();
      const count = open.get(of) ?? begin(of, timeOrigin + firstMs);
      count.times += times;
      count.atMs = timeOrigin + lastMs;
      return count;
    },
  };
}

function justNow(): When {
  const { nowMs } = thisMoment();
  return { times: 1, firstMs: nowMs, lastMs: nowMs };
}

const isFull = ({ texts, hashes }: Count): boolean => Math.max(texts.size, hashes.length) >= tracesAtMost;

function itemOf(of: number, { seq, atMs, url, times, firstMs, texts, hashes }: Open): Item {
  const values = [...texts.values()].map(traceOf);
  const told = { ...(values.length > 0 ? { values } : {}), ...(hashes.length > 0 ? { hashes } : {}) };
  return { seq, atMs, url, fact: { kind: 'repeat', of, times, firstMs, ...told } };
}
