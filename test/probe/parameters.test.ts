// @vitest-environment jsdom
import { beforeAll, expect, it } from 'vitest';

/** A page's own code that must not run while a call is looked at. */
const trespass = () => {
  throw new Error('code of the page was run');
};

let carriedBy: typeof import('../../src/probe/parameters.ts').carriedBy;
let headersFrom: typeof import('../../src/probe/parameters.ts').headersFrom;
beforeAll(async () => {
  ({ carriedBy, headersFrom } = await import('../../src/probe/parameters.ts'));
});

it('reads what is text, or can be had as text at once', () => {
  const form = new FormData();
  form.append('label', 'a');
  form.append('file', new Blob(['x']));
  expect(carriedBy('text')).toMatchObject({ text: 'text' });
  expect(carriedBy(new URLSearchParams({ a: '1 2' }))).toMatchObject({ text: 'a=1+2' });
  expect(carriedBy(form)).toMatchObject({ fields: [['label', 'a']] });
  expect(carriedBy(undefined)).toBeUndefined();
  expect(carriedBy(null, [])).toBeUndefined();
  expect(carriedBy(null, [['a', 'b']])).toMatchObject({ headers: [['a', 'b']] });
});

it('says of the rest that it was not read', () => {
  expect(carriedBy(new Blob(['x']))).toMatchObject({ unread: 'blob' });
  expect(carriedBy({})).toMatchObject({ unread: 'object' });
  expect(carriedBy(new Uint8Array(9000))).toMatchObject({ unread: 'long' });
  const long = carriedBy('x'.repeat(9000));
  expect(long).toMatchObject({ unread: 'long' });
  expect(String(long?.text)).toHaveLength(8192);
});

it('runs no code of the page', () => {
  const body = { toString: trespass, [Symbol.toPrimitive]: trespass, [Symbol.iterator]: trespass };
  expect(carriedBy(body)).toMatchObject({ unread: 'object' });
  const init = Object.defineProperty({}, 'headers', { get: trespass });
  expect(headersFrom('https://a.example', init)).toEqual([]);
  const headers = Object.defineProperty({ plain: 'a', odd: body }, 'secret', {
    get: trespass,
    enumerable: true,
  });
  expect(headersFrom('https://a.example', { headers })).toEqual([['plain', 'a']]);
});

it('takes headers in each form, and no more than forty', () => {
  expect(headersFrom('', { headers: [['X-Id', 'pv-1'], ['odd']] })).toEqual([['X-Id', 'pv-1']]);
  expect(headersFrom('', { headers: new Headers({ 'X-Id': 'pv-1' }) })).toEqual([['x-id', 'pv-1']]);
  expect(headersFrom('', {})).toEqual([]);
  const many = Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`x-${i}`, 'a'.repeat(5000)]));
  const taken = headersFrom('', { headers: many });
  expect(taken).toHaveLength(40);
  expect((taken[0] as string[])[1]).toHaveLength(1024);
});
