import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Observation } from '../../src/model/observation.ts';
import type { Report } from '../../src/model/report.ts';
import { createLive } from '../../src/session/live.ts';
import { appendObservations } from '../../src/session/store.ts';
import { audit, disk, pageStart } from './harness.ts';

const observation = (seq: number): Observation => ({
  audit: 'audit-1',
  document: 'd',
  page: 'd',
  seq,
  atMs: 1000 - seq,
  tab: 7,
  frame: 0,
  pageUrl: '',
  fact: pageStart(),
});

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

async function recording() {
  const { journal, audits } = disk().start();
  await audits.save(audit());
  const report = vi.fn(
    (_: unknown, all: readonly Observation[]) => ({ seqs: all.map(({ seq }) => seq) }) as unknown as Report,
  );
  const changed = vi.fn();
  const live = createLive({ journal, audits, report, changed });
  const store = async (...seqs: number[]) => {
    const added = seqs.map(observation);
    await journal.run((context) => appendObservations(context, added));
    live.onStored(added);
  };
  return { live, store, report, changed };
}

it('reports everything stored, in order of time, before and after the first reading', async () => {
  const { live, store } = await recording();
  await store(1, 2);
  expect(await live.reportOf(audit())).toEqual({ seqs: [2, 1] });
  await store(3);
  expect(await live.reportOf(audit())).toEqual({ seqs: [3, 2, 1] });
});

it('builds once for many questions', async () => {
  const { live, store, report } = await recording();
  await store(1);
  await live.reportOf(audit());
  await live.reportOf(audit());
  expect(report).toHaveBeenCalledTimes(1);
  await live.reportOf(audit({ state: 'stopped' }));
  expect(report).toHaveBeenCalledTimes(2);
});

it('tells each tab once that its record grew, when it rests', async () => {
  const { store, changed } = await recording();
  for (let seq = 1; seq <= 50; seq += 1) await store(seq);
  expect(changed).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1000);
  await vi.waitFor(() => expect(changed).toHaveBeenCalledTimes(1));
  expect(changed.mock.calls[0]?.[0]).toBe(7);
});

it('tells after a while that a record grows which does not rest, later before anything was built', async () => {
  const { live, store, changed } = await recording();
  const grow = async (from: number, to: number) => {
    for (let seq = from; seq <= to; seq += 1) {
      await store(seq);
      vi.advanceTimersByTime(500);
    }
  };
  await grow(1, 29);
  expect(changed).not.toHaveBeenCalled();
  await grow(30, 30);
  await expect.poll(() => changed.mock.calls.length).toBe(1);
  await live.reportOf(audit());
  await grow(31, 37);
  expect(changed).toHaveBeenCalledTimes(1);
  await grow(38, 38);
  await expect.poll(() => changed.mock.calls.length).toBe(2);
});
