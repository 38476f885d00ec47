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
