import { beforeEach, expect, test, vi } from 'vitest';
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

function leave(key: string, message: unknown): void {
  memory.values.set(key, message);
  for (const listener of memory.listeners) listener({ [key]: { newValue: message } });
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
  receiveHandedOver(next.recorder.handle);
  await expect.poll(() => [...memory.values.keys()]).toEqual(['alive']);
  expect((await next.observations()).map(({ seq }) => seq)).toEqual([1, 2]);
  expect(memory.opened).toContainEqual({ accessLevel: 'TRUSTED_AND_UNTRUSTED_CONTEXTS' });
});

test('a background that runs takes it in at the news of it', async () => {
  const { recorder, observations } = await background();
  receiveHandedOver(recorder.handle);
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
  receiveHandedOver(recorder.handle);
  await expect.poll(() => memory.values.size).toBe(0);
  const facts = (await observations()).map(({ fact }) => fact);
  expect(facts).toMatchObject([{ kind: 'gap', reason: 'page-left', count: 2 }]);
});

test('a page of another origin that never said hello belongs to no audit', async () => {
  const { recorder, observations } = await background();
  const elsewhere = { ...item(1), url: 'https://other.test/' };
  leave('handed-over:e', { type: 'record', document: 'doc-other', batch: [elsewhere] });
  receiveHandedOver(recorder.handle);
  await expect.poll(() => memory.values.size).toBe(0);
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
  receiveHandedOver(recorder.handle);
  await expect.poll(() => memory.values.size).toBe(0);
  expect((await journal.read((db) => db.get('tabs', 7)))?.page).toBe('doc-2');
});
