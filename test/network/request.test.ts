import { expect, it } from 'vitest';
import { type DetailsWithHeaders, networkFactOf, withoutHeaders } from '../../src/network/request.ts';

const details = (given: Partial<DetailsWithHeaders>): DetailsWithHeaders => ({
  requestId: '1',
  url: 'https://api.parley.example/boot',
  method: 'GET',
  type: 'xmlhttprequest',
  tabId: 7,
  frameId: 0,
  timeStamp: 1,
  documentUrl: 'https://shop.example/cart',
  ...given,
});
const allows = (value: string | undefined, given: Partial<DetailsWithHeaders> = {}) =>
  withoutHeaders(
    details({
      responseHeaders: value === undefined ? [] : [{ name: 'Access-Control-Allow-Origin', value }],
      ...given,
    }),
  ).allowsOrigin;

it('lets no header further than the door but the mode', () => {
  const requestHeaders = [
    { name: 'Cookie', value: 'session=s3cret' },
    { name: 'Authorization', value: 'Bearer s3cret' },
    { name: 'Sec-Fetch-Mode', value: 'cors' },
  ];
  const kept = withoutHeaders(details({ requestHeaders }));
  expect(kept).toEqual({ ...details({}), mode: 'cors' });
  expect(networkFactOf({ event: 'sent', details: kept }, '00')).toMatchObject({ mode: 'cors' });
  const forged = withoutHeaders(
    details({ requestHeaders: [{ name: 'sec-fetch-mode', value: 'jane@shop' }] }),
  );
  expect(forged.mode).toBeUndefined();
});

it('tells whether the answer lets the asking origin read it', () => {
  expect(allows('*')).toBe(true);
  expect(allows('https://shop.example')).toBe(true);
  expect(allows('https://www.shop.example')).toBe(false);
  expect(allows(undefined)).toBe(false);
  expect(allows(undefined, { url: 'https://shop.example/api' })).toBeUndefined();
  expect(allows(undefined, { documentUrl: 'data:text/html,' })).toBe(false);
});

it('tells the server’s clock against ours, with the age of what a cache on the way had kept', () => {
  const sentMs = Date.UTC(2026, 0, 2, 10, 32, 7);
  const clock = (headers: Record<string, string>, given: Partial<DetailsWithHeaders> = {}) =>
    withoutHeaders(
      details({
        timeStamp: sentMs + 250,
        responseHeaders: Object.entries(headers).map(([name, value]) => ({ name, value })),
        ...given,
      }),
    ).clockMs;
  const date = new Date(sentMs).toUTCString();
  expect(clock({ Date: date })).toBe(-250);
  expect(clock({ date, age: '90' })).toBe(89_750);
  expect(clock({ date, age: '-5' })).toBe(-250);
  expect(clock({ date }, { fromCache: true })).toBeUndefined();
  expect(clock({ date: 'yesterday' })).toBeUndefined();
  expect(clock({ date: 'Thu, 01 Jan 1970 00:00:00 GMT' })).toBeUndefined();
  expect(clock({})).toBeUndefined();
  const kept = withoutHeaders(
    details({ timeStamp: sentMs, responseHeaders: [{ name: 'date', value: date }] }),
  );
  expect(networkFactOf({ event: 'completed', details: kept }, '00')).toMatchObject({ clockMs: 0 });
});
