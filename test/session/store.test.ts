import { openDB } from 'idb';
import { expect, it, vi } from 'vitest';
import type { Observation } from '../../src/model/observation.ts';
import { observationSchema } from '../../src/model/observation.ts';
import type { Context } from '../../src/session/context.ts';
import { openDatabase, storeNames } from '../../src/session/database.ts';
import { appendObservations, readObservations } from '../../src/session/store.ts';
import { audit, disk, pageStart } from './harness.ts';

const observation = (document: string, seq: number, atMs = seq): Observation => ({
  audit: 'audit-1',
  document,
  page: 'p',
  seq,
  atMs,
  tab: 7,
  frame: 0,
  pageUrl: 'https://shop.test/',
  fact: pageStart(),
});

it('keeps the first of two observations with the same key', async () => {
  const { journal, observations, stored } = disk().start();
  await journal.run((c) => appendObservations(c, [observation('d', 1, 10), observation('d', 1, 11)]));
  await journal.run((c) => appendObservations(c, [observation('d', 1, 99), observation('d', 2, 20)]));
  expect((await observations()).map(({ seq, atMs }) => [seq, atMs])).toEqual([
    [1, 10],
    [2, 20],
  ]);
  expect(stored).toHaveLength(2);
});

it('keeps of what is sent again only what is new, whatever it was stored with', async () => {
  const { journal, observations } = disk().start();
  const seqs = (from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, i) => observation('d', from + i));
  await journal.run((c) => appendObservations(c, [...seqs(1, 250), ...seqs(260, 270)]));
  await journal.run((c) => appendObservations(c, seqs(40, 265)));
  await journal.run((c) => appendObservations(c, [observation('other', 240), observation('d', 99)]));
  expect((await observations()).map(({ document, seq }) => [document, seq])).toEqual([
    ...seqs(1, 239).map(({ seq }) => ['d', seq]),
    ['d', 240],
    ['other', 240],
    ...seqs(241, 270).map(({ seq }) => ['d', seq]),
  ]);
});

it('writes what follows one another as one record', async () => {
  const { journal, open } = disk().start();
  await Promise.all(
    [1, 2, 3, 7].map((seq) => journal.soon((c) => appendObservations(c, [observation('d', seq)]))),
  );
  expect((await (await open()).getAllKeys('pieces')).map(([, , from, to]) => [from, to])).toEqual([
    [1, 3],
    [7, 7],
  ]);
});

it('reads everything in order of time, over many pages', async () => {
  const { journal, observations } = disk().start();
  const many = Array.from({ length: 4500 }, (_, i) => observation(i % 2 === 0 ? 'even' : 'odd', i));
  await journal.run((c) => appendObservations(c, many));
  const all = await observations();
  expect(all.map(({ seq }) => seq)).toEqual(many.map(({ seq }) => seq));
  expect(observationSchema.safeParse(all[0]).success).toBe(true);
});

it('is there for the next background', async () => {
  const machine = disk();
  const first = machine.start();
  await first.journal.run((c) => appendObservations(c, [observation('d', 1)]));
  expect(await machine.start().observations()).toHaveLength(1);
});

it('promises nothing before the transaction is complete', async () => {
  const { journal } = disk().start();
  let complete = false;
  await journal.run(async ({ tx }) => {
    tx.addEventListener('complete', () => {
      complete = true;
    });
    await tx.objectStore('settings').put([], 'vendors');
  });
  expect(complete).toBe(true);
});

it('stores what nobody waits for in one transaction, in order, and with the first that somebody waits for', async () => {
  const { journal } = disk().start();
  const seen: unknown[] = [];
  const note = (name: string) => async (context: Context) => {
    seen.push([name, context.tx]);
  };
  await Promise.all([journal.soon(note('first')), journal.soon(note('second'))]);
  const pending = journal.soon(note('third'));
  await journal.run(note('waited for'));
  await pending;
  const [first, second, third, last] = seen as [string, unknown][];
  expect([first, second, third, last].map((one) => one?.[0])).toEqual([
    'first',
    'second',
    'third',
    'waited for',
  ]);
  expect(second?.[1]).toBe(first?.[1]);
  expect(last?.[1]).toBe(third?.[1]);
  expect(third?.[1]).not.toBe(first?.[1]);
});

it('stores at once what was to come soon, when somebody turns out to wait for it', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    const { journal } = disk().start();
    const soon = journal.soon(async () => 'stored');
    journal.hurry();
    expect(await soon).toBe('stored');
  } finally {
    vi.useRealTimers();
  }
});

it('lets one failing operation cost only itself', async () => {
  const { journal, observations } = disk().start();
  const outcomes = await Promise.allSettled([
    journal.run(async () => undefined),
    journal.run((c) => appendObservations(c, [observation('d', 1)])),
    journal.run(async (c) => {
      await appendObservations(c, [observation('d', 3)]);
      throw new Error('broken');
    }),
    journal.run((c) => appendObservations(c, [observation('d', 2)])),
  ]);
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
  expect((await observations()).map(({ seq }) => seq)).toEqual([1, 2]);
});

it('leaves nothing of an audit that is removed in the transaction that stores of it', async () => {
  const { audits, journal, observations } = disk().start();
  const stored = journal.soon((c) => appendObservations(c, [observation('d', 1)]));
  await audits.remove('audit-1');
  await stored;
  expect(await observations()).toEqual([]);
});

it('takes over the store of an earlier release', async () => {
  const { start } = disk();
  const earlier = await openDB('earlier', 2, {
    upgrade(db) {
      db.createObjectStore('audits', { keyPath: 'id' }).createIndex('state', 'state');
      db.createObjectStore('observations', { keyPath: ['audit', 'document', 'seq'] });
      for (const name of ['deleted', 'pictures']) db.createObjectStore(name);
    },
  });
  await earlier.put('audits', audit());
  const many = Array.from({ length: 4500 }, (_, i) => observation(i % 2 === 0 ? 'even' : 'odd', i));
  const tx = earlier.transaction('observations', 'readwrite');
  await Promise.all(many.map((one) => tx.store.add(one)));
  earlier.close();
  const now = await openDatabase(() => undefined, 'earlier');
  expect(await now.getAll('audits')).toEqual([audit()]);
  expect(await readObservations(now, 'audit-1')).toEqual(many);
  expect([...now.objectStoreNames]).toEqual(['audits', 'deleted', 'pictures', 'pieces']);
  now.close();
  const fresh = await start().open();
  expect([...fresh.objectStoreNames]).toEqual([...storeNames].sort());
});
