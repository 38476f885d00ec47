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
type Open = Count & { times: number; firstMs: number; atMs: number; url: string };
/** Acts of the two are not counted at a time: what a message carries may be what was written before it. */
export type Sort = 'message' | 'other';

/** Numbers, times and places every fact of this document, in true order. */
export type Recorder = {
  /** Records a fact and returns its number in this document. */
  record(fact: Fact): number;
  /** Counts one more act like the one recorded as number `of`. */
  count(of: number, sort: Sort): Count;
  /** Puts out what has been counted. */
  settle(): void;
  stamp(fact: Fact): Item;
};

const urlAtMost = 4096;
const { timeOrigin } = performance;

export function createRecorder(put: (item: Item) => void, top: boolean): Recorder {
  let seq = 0;
  let href = location.href;
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

  const begin = (of: number): Open => {
    seq++;
    const atMs = nowMs();
    const count = { seq, atMs, firstMs: atMs, url: place(), times: 0, texts: new Map(), hashes: [] };
    open.set(of, count);
    return count;
  };

  return {
    settle,
    stamp,
    record(fact) {
      followRoute();
      const item = stamp(fact);
      put(item);
      return item.seq;
    },
    count(of, sort) {
      followRoute();
      const known = open.get(of);
      if (sort !== openSort || (known && isFull(known))) settle();
      openSort = sort;
      const count = open.get(of) ?? begin(of);
      count.times++;
      count.atMs = nowMs();
      return count;
    },
  };
}

const isFull = ({ texts, hashes }: Count): boolean => Math.max(texts.size, hashes.length) >= tracesAtMost;

function itemOf(of: number, { seq, atMs, url, times, firstMs, texts, hashes }: Open): Item {
  const values = [...texts.values()].map(traceOf);
  const told = { ...(values.length > 0 ? { values } : {}), ...(hashes.length > 0 ? { hashes } : {}) };
  return { seq, atMs, url, fact: { kind: 'repeat', of, times, firstMs, ...told } };
}
