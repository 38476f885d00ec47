import { expect, it } from 'vitest';
import { networkFactOf, withoutHeaders } from '../../../src/network/request.ts';
import { findingsSarif } from '../../../src/report/formats/sarif.ts';
import { redactFact, redactUrl, urlKey } from '../../../src/session/redact.ts';
import { launcher, mark, scriptOf, siteUrl, startLog, v8 } from '../../builders/log.ts';
import { reportOf } from '../../builders/report.ts';
import { leaksIn } from '../../pages/secrets/spellings.ts';
import { type Har, harText } from './read-har.ts';
import { harFaults, sarifFaults } from './schemas.ts';

const key = '5e'.repeat(32);
const secrets = {
  query: 'Zm9vYmFyU2VjcmV0MTIz',
  other: 'Qk9VZ2h0LU90aGVyLTk5',
  user: 'ann-hollander',
  password: 'hunter2horse',
  fragment: 'access-8f14e45fceea167a',
  path: '4c8b6b1e-90c2-4f8e-a3d1-5cf5a1c0b7aa',
  header: 'Bearer-eyJhbGciOiJIUzI1NiJ9',
  cookie: 'sid=9b74c9897bac770ffc029102a200c5de',
  body: 'my-card-is-4111111111111111',
  elementId: 'ann.hollander@mail.example',
};

/** An audit recorded as the background records it, with secrets in all that it gets to see. */
function recorded() {
  const { query, other, user, password, fragment, path, header, cookie, body, elementId } = secrets;
  const url = `https://${user}:${password}@api.parley.example/users/${path}/start?token=${query}&again=${query}&b=${other}#${fragment}`;
  const script = `${scriptOf['other-vendor']}?session=${query}`;
  const log = startLog();
  const page = { kind: 'page', event: 'start', top: true, prerender: false } as const;
  log.add(redactFact({ ...page, url: `${siteUrl}?u=${query}#${fragment}` }, key), {
    document: 'p2',
    page: 'p2',
  });
  const place = {
    page: 'p2',
    document: 'p2',
    urlKey: urlKey(url, key),
    pageUrl: redactUrl(`${siteUrl}?u=${query}`, key),
  };
  const stack = v8(`send ${script}:12:5`);
  log.add(redactFact({ kind: 'request', api: 'fetch', method: 'POST', url, stack }, key), place);
  const details = withoutHeaders({
    ...{ requestId: '1', url, method: 'POST', type: 'xmlhttprequest', tabId: 1, frameId: 0, timeStamp: 1 },
    initiator: `${siteUrl}?u=${query}`,
    documentUrl: `${siteUrl}?u=${query}`,
    requestHeaders: [
      { name: 'Authorization', value: header },
      { name: 'Cookie', value: cookie },
    ],
    responseHeaders: [{ name: 'Set-Cookie', value: cookie }],
    ...{ requestBody: { raw: body } },
  });
  for (const event of ['asked', 'sent', 'failed'] as const) {
    const failed = event === 'failed' ? { error: `could not open ${url}` } : {};
    const fact = networkFactOf({ event, details: { ...details, ...failed } }, key);
    log.add(fact, { ...place, document: 'background' });
  }
  const node = { ...launcher, htmlId: elementId, url };
  const dom = { kind: 'dom', api: 'Element.remove', action: 'remove', target: node, nodes: [node] } as const;
  log.add(redactFact({ ...dom, nodes: [node], marks: [mark(false, { node })], stack }, key), place);
  return log.observations;
}

it('no secret that the record left out comes back, in any spelling', async () => {
  const observations = recorded();
  const har = await harText(observations);
  const sarif = findingsSarif(reportOf(observations));
  expect(harFaults(JSON.parse(har))).toEqual([]);
  expect(sarifFaults(JSON.parse(sarif))).toEqual([]);
  expect(har).toContain('api.parley.example');
  expect(sarif).toContain('removed-widget');
  expect({ har: leaksIn(har, secrets), sarif: leaksIn(sarif, secrets) }).toEqual({ har: [], sarif: [] });
});

it('what stands for two values can be told apart, and for one value is the same', async () => {
  const { log } = JSON.parse(await harText(recorded())) as Har;
  const query = new URL(log.entries[0]?.request.url ?? '').searchParams;
  expect(query.get('token')).toMatch(/^‹id:[0-9a-f]{8}›$/);
  expect(query.get('again')).toBe(query.get('token'));
  expect(query.get('b')).not.toBe(query.get('token'));
});
