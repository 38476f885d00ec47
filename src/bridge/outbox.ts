import type { Stamped } from '../model/observation.ts';
import { later } from '../watch/later.ts';

export type Item = Stamped & { url: string };
export type Delivery = { ackedSeq: number; audited: boolean };

/** Kept until the background has stored it; beyond `heldAtMost` the newest are counted, not kept. */
const heldAtMost = 50_000;
const batchAtMost = 500;
const flushDelayMs = 100;
const retryDelayMs = 500;
const answerWithinMs = 5_000;

export type Outbox = {
  put(item: Item): void;
  /** Begins sending; until then everything is held. */
  open(): void;
  /** Sends what is held and resolves when it was stored, or after `withinMs`. */
  drain(withinMs: number): Promise<void>;
  /** What the background has not acknowledged, also before it said whether the tab is audited. */
  unacknowledged(): readonly Item[];
  /** Forgets an answer that can no longer come (page restored from the back-forward cache). */
  resume(): void;
  close(): void;
};

/**
 * Delivers a document's facts in order, at least once. One batch is under way at a time; it is sent again
 * when the background was stopped before it answered. The background absorbs what arrives twice.
 */
export function createOutbox(
  send: (batch: Item[]) => Promise<Delivery | null>,
  on: { overflow(dropped: number): Item; notAudited(): void },
): Outbox {
  const held: Item[] = [];
  let state: 'held' | 'open' | 'closed' = 'held';
  let attempt = 0;
  let underWay = false;
  let isScheduled = false;
  let dropped = 0;
  let waiting: (() => void)[] = [];

  const settle = () => {
    if (held.length > 0 || dropped > 0) return;
    for (const resolve of waiting) resolve();
    waiting = [];
  };

  const schedule = (delayMs: number) => {
    if (isScheduled || state !== 'open') return;
    isScheduled = true;
    later(() => {
      isScheduled = false;
      void flush();
    }, delayMs);
  };

  const answered = (reply: Delivery | null): number => {
    if (!reply) return retryDelayMs;
    if (!reply.audited) {
      state = 'closed';
      held.length = 0;
      on.notAudited();
      return 0;
    }
    const kept = held.findIndex((item) => item.seq > reply.ackedSeq);
    held.splice(0, kept === -1 ? held.length : kept);
    if (dropped > 0 && held.length < heldAtMost / 2) {
      held.push(on.overflow(dropped));
      dropped = 0;
    }
    return 0;
  };

  async function flush(): Promise<void> {
    if (underWay || state !== 'open' || held.length === 0) return;
    underWay = true;
    attempt++;
    const mine = attempt;
    const late = new Promise<null>((resolve) => later(() => resolve(null), answerWithinMs));
    const reply = await Promise.race([send(held.slice(0, batchAtMost)).catch(() => null), late]);
    if (mine !== attempt) return;
    underWay = false;
    const delayMs = answered(reply);
    settle();
    if (held.length > 0) schedule(Math.max(delayMs, held.length >= batchAtMost ? 0 : flushDelayMs));
  }

  return {
    put(item) {
      if (state === 'closed') return;
      if (held.length >= heldAtMost) dropped += actsIn(item);
      else held.push(item);
      if (held.length >= batchAtMost) void flush();
      else schedule(flushDelayMs);
    },
    open() {
      state = 'open';
      schedule(flushDelayMs);
    },
    drain: (withinMs) =>
      new Promise((resolve) => {
        waiting.push(resolve);
        later(() => resolve(), withinMs);
        settle();
        void flush();
      }),
    unacknowledged: () => [...held],
    resume() {
      attempt++;
      underWay = false;
      void flush();
    },
    close() {
      state = 'closed';
      held.length = 0;
    },
  };
}

/** How many acts a record stands for. */
export function actsIn({ fact }: Item): number {
  return fact.kind === 'repeat' ? fact.times : 1;
}
