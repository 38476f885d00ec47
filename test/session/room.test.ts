import 'fake-indexeddb/auto';
import { expect, it, vi } from 'vitest';
import type { Observation } from '../../src/model/observation.ts';
import { piecesOf } from '../../src/session/pieces.ts';
import { createRoom, recordsAtMost } from '../../src/session/room.ts';
import { audit, disk, item, pageStart } from './harness.ts';

const storedOf = (id: string, count: number): Observation[] =>
  Array.from({ length: count }, (_, seq) => ({
    ...{ audit: id, document: 'd', page: 'd', seq, atMs: seq, tab: 7, frame: 0, pageUrl: '' },
    fact: pageStart(),
  }));

it('counts what was stored before this background and since, and tells once that an audit is full', async () => {
  const { journal, open } = disk().start();
  const db = await open();
  for (const piece of piecesOf(storedOf('audit-1', 3))) await db.add('pieces', piece);
  const onFull = vi.fn();
  const room = createRoom(journal, onFull);
  expect(room.isFull('audit-1')).toBe(false);
  room.onStored(storedOf('audit-1', recordsAtMost - 4));
  room.onStored(storedOf('audit-2', recordsAtMost));
  await vi.waitFor(async () => expect(await db.count('pieces')).toBe(1));
  expect(room.isFull('audit-1')).toBe(false);
  room.onStored(storedOf('audit-1', 1));
  await vi.waitFor(() => expect(room.isFull('audit-1')).toBe(true));
  expect(room.isFull('audit-1')).toBe(true);
  expect(onFull.mock.calls).toEqual([['audit-1']]);
});

it('takes nothing more into a full audit, and asks nobody to send it again', async () => {
  let full = false;
  const { recorder, audits, observations } = disk().start({ isFull: () => full });
  await audits.save(audit());
  const sender = { tab: 7, frame: 0, document: '' };
  const hello = { type: 'hello', document: 'd', url: 'https://shop.test/', top: true, prerender: false };
  await recorder.handle(hello, sender);
  const send = (seq: number) =>
    recorder.handle({ type: 'record', document: 'd', batch: [item(seq)] }, sender);
  expect(await send(1)).toEqual({ ackedSeq: 1, audited: true });
  full = true;
  expect(await send(2)).toEqual({ ackedSeq: 2, audited: true });
  expect((await observations()).map(({ seq }) => seq)).toEqual([1]);
});
