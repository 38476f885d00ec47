import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { uriOf } from '../../../src/report/formats/uri.ts';
import { anyUrl } from './any-observations.ts';

const isUri = addFormats.default(new Ajv()).compile({ type: 'string', format: 'uri' });

it.each([
  ['https://shop.example/a%20b?x=1&y=#z', 'https://shop.example/a%20b?x=1&y=#z'],
  ['https://shop.example/?q=‹id:0a1b2c3d›', 'https://shop.example/?q=%E2%80%B9id:0a1b2c3d%E2%80%BA'],
  ['https://shop.example/a[0]?b[]=100%', 'https://shop.example/a%5B0%5D?b%5B%5D=100%25'],
  ['http://[::1]:8080/a', 'http://[::1]:8080/a'],
  ['data:text/plain,‹id:0a1b2c3d›', 'data:text/plain,%E2%80%B9id:0a1b2c3d%E2%80%BA'],
  ['http://[1:2]/', 'about:invalid#http%3A%2F%2F%5B1%3A2%5D%2F'],
  ['/only/a/path', 'about:invalid#%2Fonly%2Fa%2Fpath'],
  ['javascript:', 'about:invalid#javascript%3A'],
  ['https://a.example/\ud800\u0000', 'https://a.example/%EF%BF%BD%00'],
  ['', 'about:invalid'],
])('%j becomes %s', (address, uri) => {
  expect(uriOf(address)).toBe(uri);
});

it('is a URI whatever it is given, and stays one', () => {
  fc.assert(
    fc.property(anyUrl, (address) => {
      const uri = uriOf(address);
      expect(isUri(uri)).toBe(true);
      expect(uriOf(uri)).toBe(uri);
    }),
    { numRuns: 500 },
  );
});

it('leaves an address that a browser prints as it is', () => {
  fc.assert(
    fc.property(fc.webUrl({ withFragments: true, withQueryParameters: true }), (given) => {
      const address = new URL(given).href.replace(/[|^]/g, '');
      expect(uriOf(address)).toBe(address);
    }),
  );
});
