import { afterEach, expect, it, vi } from 'vitest';
import type { FactOf } from '../../src/model/observation.ts';
import { createFullDisk } from '../../src/session/full-disk.ts';
import { audit, disk, item } from './harness.ts';

vi.mock('../../src/platform/browser.ts', () => ({ browser: {} }));
afterEach(() => vi.restoreAllMocks());

const sender = { tab: 7, frame: 0, document: 'd' };
const hello = { type: 'hello', document: 'd1', url: 'https://shop.test/', top: true, prerender: false };
const record = (seq: number) => ({ type: 'record', document: 'd1', batch: [item(seq)] });

/** A background on a disk that is full as long as it is told to be: whatever is added or put fails. */
async function background() {
  const state = { isFull: false, freeBytes: 1e9, nowMs: Date.UTC(2026, 2, 4, 10, 0, 0) };
  for (const method of ['add', 'put'] as const) {
    const native = IDBObjectStore.prototype[method];
    vi.spyOn(IDBObjectStore.prototype, method).mockImplementation(function (this: IDBObjectStore, ...given) {
      if (state.isFull) throw new DOMException('no room', 'QuotaExceededError');
      return native.apply(this, given);
    });
  }
  const changed: string[] = [];
  const machine = disk();
  const started = machine.start({ mayStore: () => full.mayStore() }, { full: () => full.onFailed() });
  const full = createFullDisk({
    recording: started.audits.recording,
    note: (to, gap) =>
      started.journal.run(async (context) =>
        started.own(context, {
          audit: to.id,
          page: '',
          tab: 7,
          frame: 0,
          atMs: state.nowMs,
          pageUrl: '',
          fact: gap,
        }),
      ),
    changed: (id) => changed.push(id),
    free: async () => state.freeBytes,
    nowMs: () => state.nowMs,
  });
  await started.audits.save(audit());
  await started.recorder.handle(hello, sender);
  await started.recorder.handle(record(1), sender);
  const gaps = async () =>
    (await started.observations()).flatMap(({ fact }) =>
      fact.kind === 'gap' ? [fact as FactOf<'gap'>] : [],
    );
  return { ...started, state, full, changed, gaps };
}

it('tells that the disk is full, keeps what it has and acknowledges nothing more', async () => {
  const { recorder, state, full, changed, observations } = await background();
  state.isFull = true;
  await expect(recorder.handle(record(2), sender)).rejects.toMatchObject({ name: 'QuotaExceededError' });
  expect(full.isFull()).toBe(true);
  await vi.waitFor(() => expect(changed).toEqual(['audit-1']));
  expect((await observations()).map(({ seq }) => seq)).toEqual([1]);
});

it('takes in what a page held once there is room again, and the record says what is missing', async () => {
  const { recorder, state, full, changed, gaps, observations } = await background();
  state.isFull = true;
  for (let times = 0; times < 3; times += 1) {
    await expect(recorder.handle(record(2), sender)).rejects.toThrow();
  }
  state.isFull = false;
  // As a page sends it again.
  await recorder.handle(record(2), sender);
  full.onStored();
  expect(full.isFull()).toBe(true);
  state.nowMs += 5_000;
  full.onStored();
  expect(full.isFull()).toBe(false);
  await vi.waitFor(async () => expect(await gaps()).toHaveLength(1));
  const [gap] = await gaps();
  expect(gap).toMatchObject({
    reason: 'storage-full',
    detail: expect.stringContaining('From 10:00:00 UTC'),
  });
  expect(gap?.count).toBeGreaterThanOrEqual(3);
  expect((await observations()).filter(({ document }) => document === 'd1').map(({ seq }) => seq)).toEqual([
    1, 2,
  ]);
  expect(changed).toEqual(['audit-1', 'audit-1']);
});

it('leaves some of the disk free: a browser may throw everything away when there is none', async () => {
  const { recorder, state, full, gaps, observations } = await background();
  state.nowMs += 5_000;
  state.freeBytes = 40e6;
  await expect(recorder.handle(record(2), sender)).rejects.toThrow('full');
  expect([full.isFull(), full.isLow()]).toEqual([true, true]);
  await vi.waitFor(async () => expect(await gaps()).toHaveLength(1));
  state.nowMs += 5_000;
  full.onStored();
  expect(full.isFull()).toBe(true);
  state.freeBytes = 1e9;
  await recorder.handle(record(2), sender);
  full.onStored();
  expect(full.isFull()).toBe(false);
  expect((await observations()).filter(({ document }) => document === 'd1').map(({ seq }) => seq)).toEqual([
    1, 2,
  ]);
});

it('thinks no more of a full disk when a record was removed and nothing is recorded', async () => {
  const { audits, full } = await background();
  full.onFailed();
  await full.onRemoved();
  expect(full.isFull()).toBe(true);
  await audits.update('audit-1', (now) => ({ ...now, state: 'stopped' }));
  await full.onRemoved();
  expect(full.isFull()).toBe(false);
});
