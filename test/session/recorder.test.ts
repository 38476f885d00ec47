import { expect, it, vi } from 'vitest';
import { observationSchema } from '../../src/model/observation.ts';
import { audit, disk, item, pageStart } from './harness.ts';

const sender = { tab: 7, frame: 0, document: 'B-1' };
const hello = (change: object = {}) => ({
  type: 'hello',
  document: 'doc-1',
  url: 'https://shop.test/',
  top: true,
  prerender: false,
  ...change,
});
const record = (batch: unknown[], document = 'doc-1') => ({ type: 'record', document, batch });

async function audited() {
  const machine = disk();
  const background = machine.start();
  await background.audits.save(audit());
  return { machine, ...background };
}

it('tells a document of an unaudited tab to leave, and stores nothing of it', async () => {
  const { recorder, observations } = await audited();
  const elsewhere = { ...sender, tab: 8 };
  expect(await recorder.handle(hello(), elsewhere)).toEqual({ audited: false });
  expect(await recorder.handle(record([item(1)]), elsewhere)).toEqual({ ackedSeq: 1, audited: false });
  expect(await observations()).toEqual([]);
});

it('tells the vendors before the hello is on disk, and stores what follows on its page', async () => {
  const machine = disk();
  let answer: (ancestors: string[]) => void = () => undefined;
  const ancestorsOf = () =>
    new Promise<string[]>((resolve) => {
      answer = resolve;
    });
  const { recorder, audits, observations } = machine.start({ ancestorsOf });
  await audits.save(audit());
  await recorder.handle(hello(), sender);
  const frame = { tab: 7, frame: 3, document: 'B-3' };
  const told = await recorder.handle(hello({ document: 'doc-3', top: false }), frame);
  expect(told).toMatchObject({ audited: true });
  const stored = recorder.handle(record([item(1)], 'doc-3'), frame);
  answer(['B-1']);
  expect(await stored).toEqual({ ackedSeq: 1, audited: true });
  expect((await observations()).map(({ document, page }) => [document, page])).toEqual([['doc-3', 'doc-1']]);
});

it('acknowledges what is stored, absorbs what is sent again', async () => {
  const { recorder, observations } = await audited();
  expect(await recorder.handle(hello(), sender)).toEqual({
    audited: true,
    audit: 'audit-1',
    place: sender,
    vendors: [],
  });
  expect(await recorder.handle(record([item(1), item(2)]), sender)).toEqual({ ackedSeq: 2, audited: true });
  expect(await recorder.handle(record([item(1), item(2), item(3)]), sender)).toEqual({
    ackedSeq: 3,
    audited: true,
  });
  const all = await observations();
  expect(all.map(({ seq, page, document }) => [seq, page, document])).toEqual([
    [1, 'doc-1', 'doc-1'],
    [2, 'doc-1', 'doc-1'],
    [3, 'doc-1', 'doc-1'],
  ]);
  for (const observation of all) expect(observationSchema.safeParse(observation).success).toBe(true);
});

it('goes on where a killed background left off, without a new hello', async () => {
  const { machine, recorder } = await audited();
  await recorder.handle(hello(), sender);
  await recorder.handle(record([item(1)]), sender);
  const next = machine.start();
  expect(await next.recorder.handle(record([item(1), item(2)]), sender)).toEqual({
    ackedSeq: 2,
    audited: true,
  });
  expect((await next.observations()).map(({ seq }) => seq)).toEqual([1, 2]);
});

it('never acknowledges what a kill cut off: whatever was acknowledged is on disk', async () => {
  const { machine, recorder } = await audited();
  await recorder.handle(hello(), sender);
  let acked = 0;
  const sending = Array.from({ length: 40 }, (_, i) =>
    recorder.handle(record([item(i + 1)]), sender).then((reply) => {
      acked = Math.max(acked, reply && 'ackedSeq' in reply ? reply.ackedSeq : 0);
    }),
  );
  await Promise.race(sending);
  const ackedAtKill = acked;
  const survived = (await machine.start().observations()).map(({ seq }) => seq);
  for (let seq = 1; seq <= ackedAtKill; seq += 1) expect(survived).toContain(seq);
  await Promise.all(sending);
});

it('does not acknowledge when the disk is full', async () => {
  const { machine } = await audited();
  const full = vi.fn();
  const background = machine.start({}, { full });
  await background.recorder.handle(hello(), sender);
  const add = vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
    throw new DOMException('no room', 'QuotaExceededError');
  });
  await expect(background.recorder.handle(record([item(1)]), sender)).rejects.toThrow('no room');
  expect(full).toHaveBeenCalled();
  expect(background.stored).toEqual([]);
  add.mockRestore();
  expect(await background.recorder.handle(record([item(1)]), sender)).toMatchObject({ ackedSeq: 1 });
});

it('drops a fact that does not fit, alone, and says so once', async () => {
  const { recorder, observations } = await audited();
  await recorder.handle(hello(), sender);
  const bad = item(2, { kind: 'dom', api: 5 });
  expect(await recorder.handle(record([item(1), bad, 'text', item(3)]), sender)).toEqual({
    ackedSeq: 3,
    audited: true,
  });
  for (let i = 0; i < 90; i += 1) await recorder.handle({ type: 'nonsense' }, sender);
  expect((await observations()).filter(({ fact }) => fact.kind !== 'gap').map(({ seq }) => seq)).toEqual([
    1, 3,
  ]);
  const gaps = (await observations()).flatMap(({ fact }) => (fact.kind === 'gap' ? [fact] : []));
  expect(gaps).toEqual([expect.objectContaining({ reason: 'message-dropped', count: 2 })]);
  for (let i = 0; i < 20; i += 1) await recorder.handle(null, sender);
  expect((await observations()).filter(({ fact }) => fact.kind === 'gap')).toHaveLength(2);
});

it('stores no secret', async () => {
  const { journal, recorder } = await audited();
  await recorder.handle(hello({ url: 'https://shop.test/?u=jane@customer.test' }), sender);
  await recorder.handle(record([item(1, pageStart('https://shop.test/jane@customer.test'))]), sender);
  const stores = await journal.read(async (db) => [
    ...(await db.getAll('pieces')),
    ...(await db.getAll('documents')),
  ]);
  expect(stores).toHaveLength(2);
  expect(JSON.stringify(stores)).not.toContain('jane');
});

it('puts a child frame under the page of its outermost known document', async () => {
  const { machine } = await audited();
  const { recorder, observations } = machine.start({ ancestorsOf: async () => ['B-1', 'B-unknown'] });
  await recorder.handle(hello(), sender);
  await recorder.handle(hello({ document: 'next-top' }), { ...sender, document: 'B-9' });
  const frame = { tab: 7, frame: 4, document: 'B-2' };
  await recorder.handle(hello({ document: 'child', top: false }), frame);
  await recorder.handle(record([item(1)], 'child'), frame);
  expect((await observations())[0]).toMatchObject({ document: 'child', page: 'doc-1', frame: 4 });
});

it('puts a child frame under what the tab shows where the browser names no documents', async () => {
  const { recorder, observations } = await audited();
  await recorder.handle(hello(), { ...sender, document: '' });
  await recorder.handle(hello({ document: 'later', prerender: true }), { ...sender, frame: 9, document: '' });
  const frame = { tab: 7, frame: 4, document: '' };
  await recorder.handle(hello({ document: 'child', top: false }), frame);
  await recorder.handle(record([item(1)], 'child'), frame);
  expect((await observations())[0]).toMatchObject({ page: 'doc-1' });
});

it('takes in what happened before the stop, and then sends the document away', async () => {
  const { audits, recorder, observations } = await audited();
  await recorder.handle(hello(), sender);
  await audits.save(audit({ state: 'stopped', endedAtMs: 2001 }));
  expect(await recorder.handle(record([item(1), item(2)]), sender)).toEqual({ ackedSeq: 2, audited: true });
  expect(await recorder.handle(record([item(3)]), sender)).toEqual({ ackedSeq: 3, audited: false });
  expect((await observations()).map(({ seq }) => seq)).toEqual([1]);
});
