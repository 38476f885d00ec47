import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createOutbox, type Delivery, type Item } from '../../src/bridge/outbox.ts';

beforeEach(() => {
  vi.useFakeTimers();
  // The outbox waits by signals, which are not faked.
  vi.spyOn(AbortSignal, 'timeout').mockImplementation((delayMs) => {
    const waiting = new AbortController();
    setTimeout(() => waiting.abort(), delayMs);
    return waiting.signal;
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const item = (seq: number): Item => ({
  seq,
  atMs: seq,
  url: 'https://shop.example/',
  fact: { kind: 'gap', reason: 'no-probe', detail: '', count: 1 },
});

/** A background that stores what it is sent, and can be made to die before or after storing. */
function background() {
  const stored = new Map<number, Item>();
  const deaths: ('before-storing' | 'after-storing' | 'silence')[] = [];
  const send = async (batch: Item[]): Promise<Delivery | null> => {
    const death = deaths.shift();
    if (death === 'before-storing') throw new Error('Could not establish connection');
    for (const one of batch) stored.set(one.seq, one);
    if (death === 'after-storing') throw new Error('The message port closed');
    if (death === 'silence') return new Promise(() => {});
    return { ackedSeq: batch.at(-1)?.seq ?? 0, audited: true };
  };
  return { stored, deaths, send };
}

const quiet = { overflow: (count: number) => item(1_000_000 + count), notAudited: () => {} };

test('holds everything until opened, then delivers in order', async () => {
  const { stored, send } = background();
  const outbox = createOutbox(send, quiet);
  for (let seq = 1; seq <= 1200; seq++) outbox.put(item(seq));
  await vi.advanceTimersByTimeAsync(1_000);
  expect(stored.size).toBe(0);
  expect(outbox.unacknowledged()).toHaveLength(1200);
  outbox.open();
  await vi.advanceTimersByTimeAsync(1_000);
  expect([...stored.keys()]).toEqual(Array.from({ length: 1200 }, (_, i) => i + 1));
});

test.each(['before-storing', 'after-storing', 'silence'] as const)(
  'sends again when the background dies %s',
  async (death) => {
    const { stored, deaths, send } = background();
    deaths.push(death, death);
    const outbox = createOutbox(send, quiet);
    outbox.open();
    for (let seq = 1; seq <= 20; seq++) outbox.put(item(seq));
    await vi.advanceTimersByTimeAsync(30_000);
    expect([...stored.keys()]).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
  },
);

test('an answer lost in the back-forward cache does not hold up the next batch', async () => {
  const { stored, deaths, send } = background();
  deaths.push('silence');
  const outbox = createOutbox(send, quiet);
  outbox.open();
  outbox.put(item(1));
  await vi.advanceTimersByTimeAsync(100);
  outbox.put(item(2));
  outbox.resume();
  await vi.advanceTimersByTimeAsync(100);
  expect([...stored.keys()]).toEqual([1, 2]);
});

test('drain resolves once all is stored', async () => {
  const { stored, send } = background();
  const outbox = createOutbox(send, quiet);
  outbox.open();
  for (let seq = 1; seq <= 700; seq++) outbox.put(item(seq));
  let drained = false;
  void outbox.drain(5_000).then(() => {
    drained = true;
  });
  await vi.advanceTimersByTimeAsync(1_000);
  expect(drained).toBe(true);
  expect(stored.size).toBe(700);
});

test('counts what it cannot hold, and says so when there is room again', async () => {
  const { stored, send } = background();
  const outbox = createOutbox(send, quiet);
  for (let seq = 1; seq <= 50_003; seq++) outbox.put(item(seq));
  outbox.open();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(stored.size).toBe(50_001);
  expect(stored.has(1_000_003)).toBe(true);
});

test('a document that is not audited is told so once and keeps nothing', async () => {
  const notAudited = vi.fn();
  const outbox = createOutbox(async () => ({ ackedSeq: 0, audited: false }), { ...quiet, notAudited });
  outbox.open();
  outbox.put(item(1));
  await vi.advanceTimersByTimeAsync(100);
  outbox.put(item(2));
  await vi.advanceTimersByTimeAsync(10_000);
  expect(notAudited).toHaveBeenCalledTimes(1);
});
