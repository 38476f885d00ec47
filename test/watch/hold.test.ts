// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Item } from '../../src/bridge/outbox.ts';
import type { Fact } from '../../src/model/observation.ts';
import { createHold } from '../../src/watch/hold.ts';
import { createRecorder } from '../../src/watch/recorder.ts';

const imitation = (count: number): Fact => ({ kind: 'imitation', count });

let state: DocumentReadyState;
beforeEach(() => {
  state = 'loading';
  vi.spyOn(document, 'readyState', 'get').mockImplementation(() => state);
  vi.useFakeTimers({ toFake: ['performance'] });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

function recording() {
  const items: Item[] = [];
  const hold = createHold();
  const recorder = createRecorder((item) => items.push(item), true);
  const put = (count: number) => hold.inTurn(() => recorder.record(imitation(count)));
  return { items, hold, put };
}

describe('what is held while a page comes about', () => {
  it('is told in order, each with the time at which it came', () => {
    const { items, hold, put } = recording();
    put(1);
    vi.advanceTimersByTime(40);
    put(2);
    vi.advanceTimersByTime(60);
    expect(items).toEqual([]);
    hold.end();
    put(3);
    expect(items.map(({ fact }) => fact)).toEqual([1, 2, 3].map(imitation));
    const [first = 0, second = 0, third = 0] = items.map(({ atMs }) => atMs);
    expect([second - first, third - second]).toEqual([40, 60]);
    expect(items.map(({ seq }) => seq)).toEqual([1, 2, 3]);
  });

  it('tells where each came, and the route between them', () => {
    const { items, hold, put } = recording();
    put(1);
    history.pushState(null, '', '/basket');
    put(2);
    hold.end();
    expect(items.map(({ fact, url }) => [fact.kind, new URL(url).pathname])).toEqual([
      ['imitation', '/'],
      ['page', '/basket'],
      ['imitation', '/basket'],
    ]);
  });

  it('ends with the first press of the visitor', () => {
    const { items, put } = recording();
    put(1);
    window.dispatchEvent(new Event('pointerdown'));
    expect(items).toHaveLength(1);
  });

  it('ends after the load event, not within it', async () => {
    const { items, put } = recording();
    put(1);
    window.dispatchEvent(new Event('load'));
    expect(items).toEqual([]);
    await vi.waitFor(() => expect(items).toHaveLength(1));
  });

  it('is not held on a page that is there already', () => {
    state = 'complete';
    const { items, put } = recording();
    put(1);
    expect(items).toHaveLength(1);
  });

  it('ends when there is much of it', () => {
    const { items, put } = recording();
    for (let i = 1; i <= 2_001; i++) put(i);
    expect(items).toHaveLength(2_001);
  });

  it('goes on behind a fault', async () => {
    const thrown = vi.fn();
    process.once('uncaughtException', thrown);
    const { items, hold, put } = recording();
    hold.inTurn(() => {
      throw new Error('a fault');
    });
    put(1);
    hold.end();
    expect(items).toHaveLength(1);
    await vi.waitFor(() => expect(thrown).toHaveBeenCalled());
  });

  it('comes before what waits for its end', () => {
    const { items, hold, put } = recording();
    const order: number[] = [];
    hold.afterwards(() => order.push(items.length));
    put(1);
    hold.end();
    hold.afterwards(() => order.push(-1));
    expect(order).toEqual([1, -1]);
  });
});
