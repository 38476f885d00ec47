import { expect, it } from 'vitest';
import type { RequestDetails } from '../../src/network/request.ts';
import { pageCommitted, releaseAllHeld } from '../../src/session/pages.ts';
import { urlKey } from '../../src/session/redact.ts';
import { audit, disk, key } from '../session/harness.ts';

const sender = { tab: 7, frame: 0, document: 'B-1' };
const hello = (document: string) => ({
  type: 'hello',
  document,
  url: 'https://shop.test/cart',
  top: true,
  prerender: false,
});
const request = (change: Partial<RequestDetails> = {}): RequestDetails => ({
  requestId: '1',
  url: 'https://parley.example/api?visitor=jane',
  method: 'GET',
  type: 'xmlhttprequest',
  tabId: 7,
  frameId: 0,
  timeStamp: 3000,
  initiator: 'https://shop.test',
  ...change,
});

async function audited() {
  const background = disk().start();
  await background.audits.save(audit());
  const pages = async () => (await background.observations()).map(({ page }) => page);
  return { ...background, pages };
}

it('stores the request of an audited tab, redacted, with the key that its call will have', async () => {
  const { recorder, witness, observations } = await audited();
  await recorder.handle(hello('top-1'), sender);
  await witness({ event: 'sent', details: request() });
  const [observation] = await observations();
  expect(observation).toMatchObject({
    page: 'top-1',
    atMs: 3000,
    urlKey: urlKey('https://parley.example/api?visitor=jane', key),
    fact: { kind: 'network', event: 'sent', worker: false },
  });
  expect(JSON.stringify(observation)).not.toContain('jane');
});

it('keeps the browser’s own name of an error, and redacts any other text', async () => {
  const { recorder, witness, observations } = await audited();
  await recorder.handle(hello('top-1'), sender);
  const errors = ['net::ERR_BLOCKED_BY_CLIENT', 'NS_ERROR_ABORT', 'refused jane@parley.example'];
  for (const error of errors) await witness({ event: 'failed', details: request({ error }) });
  const stored = (await observations()).map(({ fact }) => fact.kind === 'network' && fact.error);
  expect(stored.slice(0, 2)).toEqual(errors.slice(0, 2));
  expect(stored[2]).not.toContain('jane');
});

it('leaves other tabs and other sites’ workers alone', async () => {
  const { recorder, witness, pages } = await audited();
  await recorder.handle(hello('top-1'), sender);
  await witness({ event: 'asked', details: request({ tabId: 8 }) });
  await witness({ event: 'asked', details: request({ tabId: -1, initiator: 'https://other.test' }) });
  expect(await pages()).toEqual([]);
});

it('joins a service worker’s request by origin', async () => {
  const { recorder, witness, observations } = await audited();
  await recorder.handle(hello('top-1'), sender);
  await witness({ event: 'asked', details: request({ tabId: -1, frameId: -1 }) });
  expect((await observations())[0]).toMatchObject({ page: 'top-1', fact: { worker: true } });
});

it('gives a navigation to the page that it opens, and what is asked before its hello too', async () => {
  const { journal, recorder, witness, observations, pages } = await audited();
  await recorder.handle(hello('top-1'), sender);
  await witness({ event: 'asked', details: request({ requestId: 'nav', type: 'main_frame' }) });
  await witness({ event: 'asked', details: request({ requestId: 'old' }) });
  expect(await pages()).toEqual(['top-1']);
  await journal.run((context) => pageCommitted(context, 7, 'B-2'));
  await witness({ event: 'asked', details: request({ requestId: 'early' }) });
  await witness({ event: 'asked', details: request({ requestId: 'early-2', documentId: 'B-2' }) });
  await recorder.handle(hello('top-2'), { ...sender, document: 'B-2' });
  const found = (await observations()).map(({ page, fact }) => [
    fact.kind === 'network' && fact.requestId,
    page,
  ]);
  expect(Object.fromEntries(found)).toEqual({
    nav: 'top-2',
    old: 'top-1',
    early: 'top-2',
    'early-2': 'top-2',
  });
});

it('gives it to that page where both are stored together, and keeps nothing that waits', async () => {
  const { journal, recorder, witness, pages } = await audited();
  const asked = witness({ event: 'sent', details: request({ type: 'main_frame' }) });
  await recorder.handle(hello('top-1'), sender);
  await asked;
  expect(await pages()).toEqual(['top-1']);
  expect(await journal.read((db) => db.count('held'))).toBe(0);
});

it('knows a page that comes back from the back-forward cache', async () => {
  const { journal, recorder, witness, pages } = await audited();
  await recorder.handle(hello('top-1'), sender);
  await recorder.handle(hello('top-2'), { ...sender, document: 'B-2' });
  await journal.run((context) => pageCommitted(context, 7, 'B-1'));
  await witness({ event: 'asked', details: request() });
  expect(await pages()).toEqual(['top-1']);
});

it('loses nothing at the end that never found its page', async () => {
  const { journal, own, recorder, witness, pages } = await audited();
  await recorder.handle(hello('top-1'), sender);
  await witness({ event: 'asked', details: request({ type: 'main_frame' }) });
  await journal.run((context) => releaseAllHeld(context, own, 'audit-1'));
  expect(await pages()).toEqual(['top-1']);
});

it('gives the end of a navigation, which comes after the hello, to the same page', async () => {
  const { recorder, witness, pages } = await audited();
  const nav = { requestId: 'nav', type: 'main_frame' };
  await witness({ event: 'asked', details: request(nav) });
  await recorder.handle(hello('top-1'), sender);
  await witness({ event: 'completed', details: request({ ...nav, timeStamp: 4000 }) });
  await recorder.handle(hello('top-2'), { ...sender, document: 'B-2' });
  expect(await pages()).toEqual(['top-1', 'top-1']);
});

it('gives a navigation whose events come late to the page that said hello before', async () => {
  const { recorder, witness, pages } = await audited();
  await recorder.handle(hello('top-1'), sender);
  const nav = { requestId: 'nav', type: 'main_frame', timeStamp: 2400 };
  await witness({ event: 'asked', details: request(nav) });
  await witness({ event: 'completed', details: request({ ...nav, timeStamp: 4000 }) });
  expect(await pages()).toEqual(['top-1', 'top-1']);
});

it('takes in what a pop-out asked for before the news of it came', async () => {
  const { audits, recorder, witness, replay, pages } = await audited();
  await witness({ event: 'asked', details: request({ tabId: 8, type: 'main_frame' }) });
  await audits.update('audit-1', (now) => ({ ...now, tabs: [7, 8] }));
  await replay(8);
  await replay(8);
  await recorder.handle(hello('pop-1'), { ...sender, tab: 8 });
  expect(await pages()).toEqual(['pop-1']);
});

it('remembers that a page answers a form, until another page is asked for', async () => {
  const { journal, witness } = await audited();
  const method = async () => (await journal.read((db) => db.get('tabs', 7)))?.method;
  await witness({ event: 'asked', details: request({ type: 'main_frame', method: 'POST' }) });
  expect(await method()).toBe('post');
  await witness({ event: 'asked', details: request({ type: 'main_frame' }) });
  expect(await method()).toBe('get');
});
