import { beforeEach, expect, test, vi } from 'vitest';
import type { Place } from '../../src/model/message.ts';
import { audit, disk, item, pageStart } from './harness.ts';

type Changes = Record<string, { newValue?: unknown }>;

/** The session's memory; it outlives every background. */
const memory = vi.hoisted(() => {
  const values = new Map<string, unknown>();
  const listeners: ((changes: Changes) => void)[] = [];
  return { values, listeners, opened: [] as unknown[] };
});

vi.mock('../../src/platform/browser.ts', () => ({
  browser: {
    storage: {
      session: {
        get: async () => Object.fromEntries(memory.values),
        remove: async (key: string) => void memory.values.delete(key),
        setAccessLevel: async (level: unknown) => void memory.opened.push(level),
        onChanged: { addListener: (listener: (changes: Changes) => void) => memory.listeners.push(listener) },
      },
    },
  },
}));
const { receiveHandedOver } = await import('../../src/session/handed-over.ts');

const sender = { tab: 7, frame: 0, document: 'B-1' };
const hello = { type: 'hello', document: 'doc-1', url: 'https://shop.test/', top: true, prerender: false };
const hidden = { ...pageStart(), event: 'hidden' };

function leave(key: string, message: unknown, place: Place | null = null): void {
  const value = { place, message };
  memory.values.set(key, value);
  for (const listener of memory.listeners) listener({ [key]: { newValue: value } });
}

async function background() {
  const machine = disk();
  const started = machine.start();
  await started.audits.save(audit());
  await started.recorder.handle(hello, sender);
  return { machine, ...started };
}

beforeEach(() => {
  memory.values.clear();
  memory.listeners.length = 0;
});

test('what a page left for a background that was dead is stored when the next one starts, once', async () => {
  const { machine, recorder } = await background();
  await recorder.handle({ type: 'record', document: 'doc-1', batch: [item(1)] }, sender);
  leave('handed-over:a', { type: 'record', document: 'doc-1', batch: [item(1), item(2, hidden)] });
  memory.values.set('alive', true);

  const next = machine.start();
  receiveHandedOver(next.recorder.handleLeft);
  await expect.poll(() => [...memory.values.keys()]).toEqual(['alive']);
  expect((await next.observations()).map(({ seq }) => seq)).toEqual([1, 2]);
  expect(memory.opened).toContainEqual({ accessLevel: 'TRUSTED_AND_UNTRUSTED_CONTEXTS' });
});

test('a background that runs takes it in at the news of it', async () => {
  const { recorder, observations } = await background();
  receiveHandedOver(recorder.handleLeft);
  leave('handed-over:b', { type: 'record', document: 'doc-1', batch: [item(1)] });
  await expect.poll(() => memory.values.size).toBe(0);
  expect((await observations()).map(({ seq }) => seq)).toEqual([1]);
});

test('what cannot be stored stays for the next time', async () => {
  leave('handed-over:c', { type: 'record', document: 'doc-1', batch: [item(1)] });
  receiveHandedOver(() => Promise.reject(new Error('the disk is full')));
  await new Promise((resolve) => setTimeout(resolve, 10));
  expect(memory.values.size).toBe(1);
});

test('what a page did before its tab was known is missing, and the audit of its origin says so', async () => {
  const { recorder, observations } = await background();
  leave('handed-over:d', { type: 'record', document: 'doc-other', batch: [item(1), item(2)] });
  await receiveHandedOver(recorder.handleLeft)();
  expect(memory.values.size).toBe(0);
  const facts = (await observations()).map(({ fact }) => fact);
  expect(facts).toMatchObject([{ kind: 'gap', reason: 'page-left', count: 2 }]);
});

test('a page that was told where it is belongs to its audit, though the news of it was lost', async () => {
  const { machine } = await background();
  leave(
    'handed-over:d',
    { type: 'record', document: 'doc-3', batch: [item(1)] },
    { ...sender, document: 'B-3' },
  );
  const next = machine.start();
  receiveHandedOver(next.recorder.handleLeft);
  await expect.poll(() => memory.values.size).toBe(0);
  expect(await next.observations()).toMatchObject([{ document: 'doc-3', page: 'doc-3', tab: 7, seq: 1 }]);
  // It is not what the tab shows.
  expect(await next.journal.read((db) => db.get('tabs', 7))).toMatchObject({ page: 'doc-1' });
});

test('it is not missing where its message comes after what it left, and is told once where none comes', async () => {
  const { recorder, observations } = await background();
  const left = (document: string) => ({ type: 'record', document, batch: [item(1)] });
  const takeInAll = receiveHandedOver(recorder.handleLeft);
  leave('handed-over:1', left('doc-4'));
  leave('handed-over:2', left('doc-5'));
  leave('handed-over:3', left('doc-5'));
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(await observations()).toEqual([]);
  await recorder.handle(left('doc-4'), { ...sender, document: 'B-4' });
  await takeInAll();
  expect(memory.values.size).toBe(0);
  expect((await observations()).map(({ fact }) => fact.kind)).toEqual(['page', 'gap']);
});

test('the news of one that was read with all others is no second one', async () => {
  const { recorder, observations } = await background();
  const value = { place: null, message: { type: 'record', document: 'doc-other', batch: [item(1)] } };
  memory.values.set('handed-over:h', value);
  const takeInAll = receiveHandedOver(recorder.handleLeft);
  for (const listener of memory.listeners) listener({ 'handed-over:h': { newValue: value } });
  await takeInAll();
  expect(memory.values.size).toBe(0);
  await recorder.handle({ type: 'record', document: 'doc-1', batch: [item(1)] }, sender);
  expect((await observations()).map(({ fact }) => fact.kind)).toEqual(['page', 'gap']);
});

test('one that cannot be stored keeps none of the others', async () => {
  leave('handed-over:a', { type: 'record', document: 'doc-1', batch: [item(1)] });
  leave('handed-over:b', { type: 'record', document: 'doc-2', batch: [item(1)] });
  receiveHandedOver(({ message }) =>
    (message as { document: string }).document === 'doc-1'
      ? Promise.reject(new Error('the disk is full'))
      : Promise.resolve(),
  );
  await expect.poll(() => [...memory.values.keys()]).toEqual(['handed-over:a']);
});

test('whose tab nobody knows is looked up in no tab: browsers throw at such a number', async () => {
  const machine = disk();
  const { audits, recorder, observations } = machine.start({
    auditOfOpener: () => {
      throw new TypeError('Value must be at least 0.');
    },
  });
  await audits.save(audit());
  await recorder.handle(hello, sender);
  leave('handed-over:g', { type: 'record', document: 'doc-other', batch: [item(1)] });
  await receiveHandedOver(recorder.handleLeft)();
  expect(memory.values.size).toBe(0);
  expect((await observations()).map(({ fact }) => fact.kind)).toEqual(['gap']);
});

test('a page of another origin that never said hello belongs to no audit', async () => {
  const { recorder, observations } = await background();
  const elsewhere = { ...item(1), url: 'https://other.test/' };
  leave('handed-over:e', { type: 'record', document: 'doc-other', batch: [elsewhere] });
  await receiveHandedOver(recorder.handleLeft)();
  expect(memory.values.size).toBe(0);
  expect(await observations()).toEqual([]);
});

test('a page that went away is not what its tab shows, though it was shown again before', async () => {
  const { journal, recorder } = await background();
  await recorder.handle({ ...hello, document: 'doc-2' }, { ...sender, document: 'B-2' });
  const restored = { ...pageStart(), event: 'restored' };
  leave('handed-over:f', {
    type: 'record',
    document: 'doc-1',
    batch: [item(1, restored), item(2, hidden)],
  });
  receiveHandedOver(recorder.handleLeft);
  await expect.poll(() => memory.values.size).toBe(0);
  expect((await journal.read((db) => db.get('tabs', 7)))?.page).toBe('doc-2');
});

test('what was taken in with all others before its news was looked at is taken in once', async () => {
  const record = vi.fn(async () => {});
  const takeInAll = receiveHandedOver(record);
  leave('handed-over:f', { type: 'record', document: 'doc-1', batch: [item(1)] });
  await takeInAll();
  for (const listener of memory.listeners) listener({ 'handed-over:f': {} });
  await new Promise((resolve) => setTimeout(resolve, 600));
  expect(record).toHaveBeenCalledTimes(1);
});
