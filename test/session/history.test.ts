import { openDB } from 'idb';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { siteOf } from '../../src/attribution/same-site.ts';
import type { Audit } from '../../src/model/audit.ts';
import { historySchema, undoWithinMs } from '../../src/model/history.ts';
import { createHistory } from '../../src/session/history.ts';
import { Refusal } from '../../src/session/lifecycle.ts';
import { appendObservations } from '../../src/session/store.ts';
import { audit as anAudit, disk, pageStart } from './harness.ts';

vi.mock('../../src/platform/browser.ts', () => ({ browser: {} }));

const dayMs = 86_400_000;
const head = 'f'.repeat(64);
const startMs = Date.UTC(2026, 2, 4);
let nowMs = startMs;

beforeEach(() => {
  nowMs = startMs;
});
afterEach(() => vi.restoreAllMocks());

function background(machine = disk()) {
  const started = machine.start();
  const changed: string[] = [];
  const history = createHistory({
    ...started,
    keeper: () => 'test',
    siteOf,
    changed: ({ id }) => changed.push(id),
    removed: async () => undefined,
    nowMs: () => nowMs,
  });
  /** Everything on the disk, as text. */
  const dump = () =>
    started.journal.read(async (db) => {
      const stores = await Promise.all([...db.objectStoreNames].map((name) => db.getAll(name)));
      return JSON.stringify(stores);
    });
  return { ...started, machine, history, changed, dump };
}
type Background = ReturnType<typeof background>;

/** A stopped audit with a page, `count` observations and something that waits. */
async function keep({ audits, journal }: Background, change: Partial<Audit> = {}, count = 3): Promise<Audit> {
  const kept = anAudit({
    state: 'stopped',
    startedAtMs: startMs - 60_000,
    endedAtMs: startMs - 1_000,
    custody: [{ event: 'stopped', at: new Date(startMs).toISOString(), by: 'test', chainHead: head }],
    ...change,
  });
  const { id } = kept;
  await audits.save(kept);
  await journal.run(async (context) => {
    const at = { audit: id, document: `doc-of-${id}`, page: `doc-of-${id}`, tab: 7, frame: 0 };
    const seen = Array.from({ length: count }, (_, seq) => ({
      ...at,
      seq,
      atMs: seq,
      pageUrl: '',
      fact: pageStart(kept.siteUrl),
    }));
    await appendObservations(context, seen);
    const { document, page } = at;
    const known = {
      id: document,
      page,
      audit: id,
      tab: 7,
      frame: 0,
      top: true,
      browserDocument: '',
      originKey: 'k',
    };
    await context.tx.objectStore('documents').put(known);
    const waits = {
      audit: id,
      key: 'next:7:0',
      tab: 7,
      frame: 0,
      atMs: 1,
      pageUrl: '',
      urlKey: '',
      fact: pageStart(kept.siteUrl),
    };
    await context.tx.objectStore('held').put(waits);
    const tab = { tab: 7, page, shownAtMs: 1, method: 'post', request: '', requestPage: page } as const;
    await context.tx.objectStore('tabs').put(tab);
  });
  return kept;
}
const ids = async ({ history }: Background, of: string | null = null) =>
  (await history.list(of)).audits.map(({ id }) => id);

it('lists a site’s audits, newest first, and reads no record for it', async () => {
  const one = background();
  await keep(one, { id: 'old', startedAtMs: 1, endedAtMs: startMs, siteUrl: 'https://www.shop.example/a' });
  await keep(one, { id: 'new', startedAtMs: 2, endedAtMs: startMs, siteUrl: 'https://cart.shop.example/' });
  await keep(one, { id: 'other', startedAtMs: 3, endedAtMs: startMs, siteUrl: 'https://mail.example/' });
  await keep(one, { id: 'look', state: 'looked', siteUrl: 'https://shop.example/' });
  const read = vi.spyOn(IDBObjectStore.prototype, 'getAll');
  expect(await ids(one, 'https://shop.example/checkout?u=1')).toEqual(['new', 'old']);
  expect(await ids(one)).toEqual(['other', 'new', 'old']);
  expect(await ids(one, 'about:blank')).toEqual([]);
  const stores = read.mock.contexts.map((store) => (store as IDBObjectStore).name);
  expect(new Set(stores)).toEqual(new Set(['audits', 'deleted']));
  expect(historySchema.parse(await one.history.list(null)).retention).toBe(90);
});

it('goes by the page that was recorded, not by the one that recording began on', async () => {
  const one = background();
  const kept = await keep(one, { siteUrl: 'about:blank' });
  expect(await ids(one, 'https://shop.example/')).toEqual([]);
  const counts = { observations: 3, bytes: 900, fails: 1, inconclusive: 0, notices: 0 };
  const summary = { host: 'www.shop.example', ...counts, chats: ['Parley'], words: 'removed-widget' };
  await one.history.noteSummary(kept, summary);
  expect((await one.history.list('https://shop.example/')).audits).toMatchObject([
    { host: 'www.shop.example', site: 'shop.example', summary },
  ]);
});

it('renames, notes it in custody once, and takes the name away', async () => {
  const one = background();
  const { id } = await keep(one);
  await one.history.rename(id, ' Case 12 ');
  await one.history.rename(id, 'Case 12');
  expect((await one.history.list(null)).audits[0]?.name).toBe('Case 12');
  await one.history.rename(id, '');
  const stored = await one.audits.get(id);
  expect(stored).not.toHaveProperty('name');
  expect(stored?.custody?.slice(1).map(({ event, detail }) => [event, detail])).toEqual([
    ['edited', 'it was given a name'],
    ['edited', 'its name was taken away'],
  ]);
});

it('shows a deleted audit nowhere, and brings it back whole', async () => {
  const one = background();
  const { id } = await keep(one);
  expect(await one.history.remove(id)).toBe(true);
  expect([await ids(one), await one.audits.get(id), await one.audits.shownFor(7)]).toEqual([[], null, null]);
  expect((await one.history.list(null)).deleted).toEqual([]);
  nowMs += undoWithinMs - 1;
  await one.history.tidy();
  expect(await one.history.restore(id)).toBe(true);
  nowMs += undoWithinMs;
  await one.history.tidy();
  expect(await ids(one)).toEqual([id]);
  expect(await one.observations()).toHaveLength(3);
  const step = (await one.audits.get(id))?.custody?.at(-1);
  expect(step).toMatchObject({
    event: 'edited',
    by: 'test',
    detail: expect.stringContaining('brought back'),
  });
  expect(one.changed).toEqual([id, id]);
});

it('leaves nothing of it on the disk when its time is over', async () => {
  const one = background();
  await keep(one, { id: 'other', siteUrl: 'https://mail.example/' });
  const { id } = await keep(one, { name: 'Case 12' }, 2_500);
  await one.history.remove(id);
  nowMs += undoWithinMs;
  await one.history.tidy();
  expect(await one.history.restore(id)).toBe(false);

  const told = { id, host: 'shop.test', chainHead: head, deletedAtMs: startMs, reason: 'person', by: 'test' };
  const { deleted } = await one.history.list(null);
  expect(deleted).toEqual([{ ...told, startedAtMs: startMs - 60_000, endedAtMs: startMs - 1_000 }]);
  await one.history.forget(id);
  const left = await one.dump();
  for (const trace of [id, 'shop.test/', 'Case 12']) expect(left).not.toContain(trace);
  expect(left).toContain('doc-of-other');
  // Whether a page may be loaded again does not depend on its audit.
  expect(left).toContain('"method":"post"');
});

it('goes on where a background that was stopped in the middle had come to', async () => {
  const one = background();
  const { id } = await keep(one, {}, 2_500);
  await one.history.remove(id);
  // Still to be brought back by the next one.
  const two = background(one.machine);
  expect(await two.history.restore(id)).toBe(true);
  await two.history.remove(id);
  await one.journal.run(async ({ tx }) => {
    await tx.objectStore('audits').put({
      ...anAudit({ id, state: 'stopped' }),
      deletion: { atMs: nowMs, reason: 'person', isFinal: true },
    });
    await tx.objectStore('pieces').delete(IDBKeyRange.bound([id], [id, `doc-of-${id}`, 900]));
  });
  const three = background(one.machine);
  expect(await three.history.restore(id)).toBe(false);
  await three.history.tidy();
  await three.history.forget(null);
  expect(await three.dump()).not.toContain(id);
});

it('deletes none that records', async () => {
  const one = background();
  await keep(one, { state: 'recording', endedAtMs: null });
  await expect(one.history.remove('audit-1')).rejects.toThrow(Refusal);
  expect(await ids(one)).toEqual(['audit-1']);
});

it('keeps audits as long as the person wants, and tells what it removed', async () => {
  const one = background();
  const ended = (days: number) => ({ startedAtMs: 1, endedAtMs: startMs - days * dayMs });
  await keep(one, { id: 'of-91', ...ended(91) });
  await keep(one, { id: 'of-89', ...ended(89) });
  await keep(one, { id: 'of-31', ...ended(31) });
  await keep(one, { id: 'records', state: 'recording', startedAtMs: 1, endedAtMs: null });
  await keep(one, { id: 'look', state: 'looked', startedAtMs: startMs - 2 * dayMs, endedAtMs: null });
  await one.history.tidy();
  expect((await ids(one)).sort()).toEqual(['of-31', 'of-89', 'records']);
  expect(await one.audits.get('look')).toBeNull();
  await one.history.setRetention(null);
  nowMs += 400 * dayMs;
  await one.history.tidy();
  expect(await ids(one)).toHaveLength(3);
  await one.history.setRetention(365);
  const { audits, deleted, retention } = await one.history.list(null);
  expect([audits.map(({ id }) => id), retention]).toEqual([['records'], 365]);
  expect(deleted.map(({ id, reason }) => [id, reason]).sort()).toEqual([
    ['of-31', 'retention'],
    ['of-89', 'retention'],
    ['of-91', 'retention'],
  ]);
});

it('looks once a day for what is too old', async () => {
  const one = background();
  await one.history.tidy();
  await keep(one, { id: 'old', startedAtMs: 1, endedAtMs: 2 });
  one.history.tidyDaily();
  expect(await ids(one)).toEqual(['old']);
  nowMs += dayMs;
  one.history.tidyDaily();
  await vi.waitFor(async () => expect(await ids(one)).toEqual([]));
});

it('deletes at once, without undo, where the disk is too full to note it', async () => {
  const one = background();
  const { id } = await keep(one);
  const put = IDBObjectStore.prototype.put;
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...given) {
    if (this.name === 'audits') throw new DOMException('full', 'QuotaExceededError');
    return put.apply(this, given);
  });
  expect(await one.history.remove(id)).toBe(false);
  await one.history.forget(null);
  expect(await one.dump()).not.toContain(id);
});

it('finds what an earlier release kept', async () => {
  const machine = disk();
  const name = machine.name;
  const before = await openDB(name, 1, {
    upgrade(db) {
      db.createObjectStore('audits', { keyPath: 'id' }).createIndex('state', 'state');
      for (const store of ['documents', 'observations', 'tabs', 'held']) db.createObjectStore(store);
      db.createObjectStore('settings');
    },
  });
  await before.put('audits', anAudit({ state: 'stopped' }));
  before.close();
  expect(await ids(background(machine))).toEqual(['audit-1']);
});
