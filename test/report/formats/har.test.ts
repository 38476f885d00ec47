import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FactOf, Observation } from '../../../src/model/observation.ts';
import { sessionHar } from '../../../src/report/formats/har.ts';
import { by, scriptOf, siteUrl, startLog, v8 } from '../../builders/log.ts';
import { anyObservations } from './any-observations.ts';
import { harOf, harText } from './read-har.ts';
import { harFaults } from './schemas.ts';

const url = 'https://api.parley.example/start';
const entriesOf = async (observations: readonly Observation[]) => {
  const har = await harOf(observations);
  expect(harFaults(har)).toEqual([]);
  return har.log.entries;
};

describe('an entry', () => {
  it('tells a request from its asking to its end', async () => {
    const log = startLog();
    log.network(url, 'asked', { type: 'xmlhttprequest' });
    log.wait(9).network(url, 'sent');
    log.wait(39).network(url, 'completed', { status: 204 });
    const [entry, ...others] = await entriesOf(log.observations);
    expect(others).toEqual([]);
    expect(entry).toMatchObject({
      pageref: 'p1',
      time: 50,
      request: { method: 'POST', url },
      response: { status: 204, redirectURL: '' },
      timings: { blocked: 10, send: 0, wait: 40, receive: 0 },
      _resourceType: 'xhr',
      _record: { document: 'background', seq: 1 },
    });
    expect(entry).not.toHaveProperty('_initiator');
    expect(entry?.startedDateTime).toMatch(/^2026-01-02T10:32:00\.\d{3}Z$/);
  });

  it('stands for each part of a redirected request, with where it led', async () => {
    const log = startLog();
    const to = 'https://cdn.parley.example/start';
    const id = { requestId: '7' };
    log.request(url, by('other-vendor'));
    log.network(url, 'asked', id);
    log.network(url, 'sent', id);
    log.network(url, 'redirected', { ...id, status: 302 });
    log.network(to, 'asked', id);
    log.network(to, 'completed', { ...id, status: 200 });
    const entries = await entriesOf(log.observations);
    expect(
      entries.map(({ request, response }) => [request.url, response.status, response.redirectURL]),
    ).toEqual([
      [url, 302, to],
      [to, 200, ''],
    ]);
    expect(entries[1]?._initiator).toEqual(entries[0]?._initiator);
  });

  it('tells a failure, and a request whose end is not in the record, apart from an answer', async () => {
    const log = startLog();
    log.network('https://a.example/', 'asked');
    log.network(url, 'asked');
    log.network(url, 'failed', { error: 'net::ERR_BLOCKED_BY_CLIENT' });
    log.network('https://b.example/', 'failed', { error: 'NS_ERROR_ABORT', status: 404 });
    const [failed, late, open] = await entriesOf(log.observations);
    expect(failed?.response).toMatchObject({ status: 0, _error: 'net::ERR_BLOCKED_BY_CLIENT' });
    expect(failed?.comment).toMatch(/It was not seen to be sent\. The browser reported that it failed\./);
    expect(late?.response).toMatchObject({ status: 404, _error: 'NS_ERROR_ABORT' });
    expect(late?.comment).toContain('does not hold the beginning');
    expect(open).toMatchObject({ request: { url: 'https://a.example/' }, time: 0, response: { status: 0 } });
    expect(open?.response).not.toHaveProperty('_error');
    expect(open?.comment).toContain('holds no end');
  });

  it('takes a number that is used again for another request', async () => {
    const log = startLog();
    const id = { requestId: '1' };
    log.network(url, 'asked', id);
    log.network('https://b.example/', 'asked', id);
    log.network('https://c.example/', 'completed', { ...id, status: 200 });
    const entries = await entriesOf(log.observations);
    expect(entries.map(({ request, response }) => [request.url, response.status])).toEqual([
      [url, 0],
      ['https://b.example/', 0],
      ['https://c.example/', 200],
    ]);
  });

  it('takes what another start of the browser gave the number of a redirected request for no place that it led to', async () => {
    const log = startLog();
    log.request(url, by('other-vendor'));
    log.network(url, 'redirected', { requestId: '1', status: 302 });
    const later = { kind: 'network', event: 'asked', requestId: '1', worker: false } as const;
    const request = { url: 'https://b.example/', method: 'GET', type: 'image' };
    log.add({ ...later, ...request }, { document: 'background-2', urlKey: 'b' });
    const [redirected, other] = await entriesOf(log.observations);
    expect(redirected?.response).toMatchObject({ status: 302, redirectURL: '' });
    expect(other).not.toHaveProperty('_initiator');
  });

  it.each([
    [1.7e308, -1.7e308],
    [-1.7e308, 1.7e308],
  ])('has a time that JSON can hold, whatever the clock said (%d, %d)', async (askedMs, overMs) => {
    const log = startLog();
    const asked = log.network(url, 'asked');
    const over = log.network(url, 'completed');
    const [entry] = await entriesOf([
      { ...asked, atMs: askedMs },
      { ...over, atMs: overMs },
    ]);
    expect(entry?.time).toBe(askedMs > overMs ? 0 : 1e12);
  });

  it('marks what a service worker asked for, and gives it no stack of the page’s', async () => {
    const log = startLog();
    log.request(url, by('site'));
    log.network(url, 'asked', { worker: true });
    log.network(url, 'completed', { worker: true, status: 200 });
    const [entry] = await entriesOf(log.observations);
    expect(entry).toMatchObject({ pageref: 'p1', _worker: true });
    expect(entry).not.toHaveProperty('_initiator');
  });
});

describe('the initiator', () => {
  const initiatorOf = async (observations: readonly Observation[]) =>
    (await entriesOf(observations))[0]?._initiator;

  it('is the page’s call with its stack, lines and columns from 0', async () => {
    const log = startLog();
    log.request(url, v8(`send ${scriptOf.library}:2:30`, `${scriptOf['other-vendor']}:12:5`));
    log.network(url, 'asked', { initiator: siteUrl });
    expect(await initiatorOf(log.observations)).toEqual({
      type: 'script',
      stack: {
        callFrames: [
          { functionName: 'send', url: scriptOf.library, lineNumber: 1, columnNumber: 29 },
          { functionName: '', url: scriptOf['other-vendor'], lineNumber: 11, columnNumber: 4 },
        ],
      },
    });
  });

  it('may be told a little after the request that it caused', async () => {
    const log = startLog();
    log.network(url, 'asked');
    log.wait(100).request(url, by('site'));
    log.network(url, 'completed', { status: 200 });
    expect(await initiatorOf(log.observations)).toMatchObject({ type: 'script' });
  });

  const call = { kind: 'request', api: 'fetch', method: 'POST', url, stack: by('site') } as const;
  const here = { urlKey: url };

  it.each<[string, FactOf<'request'>, Partial<Observation>, number]>([
    ['another address', call, { urlKey: 'another' }, 0],
    ['another page', call, { ...here, page: 'p2', document: 'p2' }, 0],
    ['a message of a socket', { ...call, api: 'websocket-message' }, here, 0],
    ['a call of more than a minute ago', call, here, 60_001],
    ['a call of much later', call, here, -60_000],
  ])('is not %s', async (_, fact, place, agoMs) => {
    const log = startLog();
    if (agoMs >= 0) log.add(fact, place);
    log.wait(Math.max(0, agoMs)).network(url, 'asked', { initiator: siteUrl });
    if (agoMs < 0) log.wait(-agoMs).add(fact, place);
    expect(await initiatorOf(log.observations)).toEqual({ type: 'other', url: siteUrl });
  });

  it('is one call for one request, the latest first', async () => {
    const log = startLog();
    log.request(url, by('site'));
    log.request(url, by('other-vendor'));
    for (const requestId of ['1', '2', '3']) log.network(url, 'failed', { requestId });
    const entries = await entriesOf(log.observations);
    const scripts = entries.map(({ _initiator }) => JSON.stringify(_initiator) ?? '');
    expect(scripts[0]).toContain(scriptOf['other-vendor']);
    expect(scripts[1]).toContain(scriptOf.site);
    expect(scripts[2]).toBe('');
  });

  it('says where the stack is not whole, and names no script whose name other code took', async () => {
    const log = startLog();
    const taken = 'https://cdn.parley.example/widget.js';
    log.request(url, { text: `f@${taken}:1:1 in ?\ng@${scriptOf.site}:3:4\n…`, slot: 'ours' });
    log.network(url, 'asked');
    expect(await initiatorOf(log.observations)).toEqual({
      type: 'script',
      comment: 'The stack does not tell all frames.',
      stack: {
        callFrames: [
          { functionName: 'f', url: '', lineNumber: 0, columnNumber: 0 },
          { functionName: 'g', url: scriptOf.site, lineNumber: 2, columnNumber: 3 },
        ],
      },
    });
  });
});

describe('the pages', () => {
  it('are the page loads, from the request for each', async () => {
    const log = startLog();
    const asked = { type: 'main_frame', method: 'GET' };
    const page = { kind: 'page', event: 'start', top: true, prerender: false } as const;
    const first = log.network('https://shop.example/b', 'asked', asked);
    log.add({ ...first.fact }, { document: 'background', page: 'p2', urlKey: 'b' });
    log.wait(500).add({ ...page, url: 'https://shop.example/b' }, { document: 'p2', page: 'p2' });
    log.add({ ...page, event: 'route', url: 'https://shop.example/c' }, { document: 'p2', page: 'p2' });
    log.add({ ...page, top: false, url: 'https://frame.example/' }, { document: 'f', page: 'p2' });
    const { log: har } = await harOf(log.observations);
    expect(har.pages.map(({ id, title }) => [id, title])).toEqual([
      ['p1', siteUrl],
      ['p2', 'https://shop.example/b'],
    ]);
    expect(har.pages[1]?.startedDateTime).toBe(har.entries[1]?.startedDateTime);
  });

  it('hold each that an entry refers to, also where its start is not in the record', async () => {
    const log = startLog();
    log.add(log.network(url, 'asked').fact, { document: 'background', page: 'lost' });
    log.add(log.network(url, 'asked', { requestId: 'x' }).fact, { document: 'background', page: '' });
    const { log: har } = await harOf(log.observations);
    expect(har.pages.find(({ id }) => id === 'lost')).toMatchObject({
      title: '',
      comment: expect.stringContaining('does not hold the start'),
    });
    expect(har.pages.some(({ id }) => id === '')).toBe(false);
  });
});

describe('the file', () => {
  it('comes piece by piece: an entry once its request is over', async () => {
    let read = 0;
    function* observations(): Generator<Observation> {
      const log = startLog();
      for (let i = 0; i < 2_000; i++) {
        log.wait(300).network(url, 'asked', { requestId: String(i) });
        log.network(url, 'completed', { requestId: String(i), status: 200 });
      }
      for (const observation of log.observations) {
        read++;
        yield observation;
      }
    }
    const readAt: number[] = [];
    const tool = { version: '0.1.0', build: 'test' };
    for await (const _ of sessionHar({ observations: observations(), tool, browser: '' })) readAt.push(read);
    expect(readAt).toHaveLength(2_002);
    expect(readAt[1]).toBeLessThan(20);
    expect(readAt[1_001]).toBeLessThan(2_030);
  });

  it('is the same for the same observations, from any source', async () => {
    const { observations } = busyLog();
    async function* later() {
      yield* observations;
    }
    expect(await harText(later())).toBe(await harText(structuredClone(observations)));
  });

  it('holds no value of any field that HAR has and the record has not', async () => {
    const { entries } = (await harOf(busyLog().observations)).log;
    for (const { request, response } of entries) {
      expect({ ...request, ...response }).toMatchObject({
        ...{ cookies: [], headers: [], queryString: [], headersSize: -1, bodySize: -1 },
        ...{ httpVersion: 'unknown', statusText: '', content: { size: -1, mimeType: 'x-unknown' } },
      });
      expect(request).not.toHaveProperty('postData');
    }
  });

  it('is valid whatever the observations and their order', async () => {
    await fc.assert(
      fc.asyncProperty(anyObservations, async (observations) => {
        const text = await harText(observations);
        expect(text).toBe(await harText(observations));
        expect(text).not.toMatch(/\p{Cs}/u);
        const har = JSON.parse(text);
        expect(JSON.stringify(har)).not.toMatch(/(?<!\\)\\ud[89a-f]/);
        expect(harFaults(har)).toEqual([]);
        const pages = har.log.pages.map(({ id }: { id: string }) => id);
        for (const { pageref, time, timings } of har.log.entries) {
          if (pageref !== undefined) expect(pages).toContain(pageref);
          for (const ms of [time, timings.send, timings.wait, timings.receive])
            expect(ms).toBeGreaterThanOrEqual(0);
        }
      }),
      { numRuns: 200 },
    );
  });
});

function busyLog() {
  const log = startLog();
  for (const path of ['a', 'b', 'c']) {
    log.request(`${url}/${path}`, by('other-vendor'));
    log.network(`${url}/${path}`, 'asked');
    log.network(`${url}/${path}`, 'sent');
    if (path === 'a') log.network(`${url}/${path}`, 'completed', { status: 200 });
    if (path === 'b') log.network(`${url}/${path}`, 'failed', { error: 'net::ERR_FAILED' });
  }
  return log;
}
