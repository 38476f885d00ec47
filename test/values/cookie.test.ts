import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseCookies, parseCookieText } from '../../src/values/cookie.ts';

const now = Date.UTC(2026, 0, 2);
const past = 'Thu, 01 Jan 1970 00:00:00 GMT';
const future = 'Sat, 01 Jan 2028 00:00:00 GMT';

it.each([
  ['parley_id=pv-1', 'parley_id', 'pv-1', false],
  [' parley_id = a%20b ; path=/', 'parley_id', 'a b', false],
  ['parley_id=a=b; Secure', 'parley_id', 'a=b', false],
  [`parley_id=; expires=${past}`, 'parley_id', '', true],
  ['parley_id=x; Max-Age=0', 'parley_id', 'x', true],
  ['parley_id=x; max-age=-5; path=/', 'parley_id', 'x', true],
  [`parley_id=x; max-age=60; expires=${past}`, 'parley_id', 'x', false],
  [`parley_id=x; expires=${future}`, 'parley_id', 'x', false],
  ['parley_id=x; expires=not a date', 'parley_id', 'x', false],
  ['alone', '', 'alone', false],
  ['parley_id=100%', 'parley_id', '100%', false],
])('reads %j', (text, name, value, expired) => {
  expect(parseCookieText(text, now)).toEqual({ name, value, expired });
});

it('lists the cookies of a document', () => {
  expect(parseCookies('a=1; b=x%3Dy;c=; lonely; d=e=f')).toEqual([
    { name: 'a', value: '1' },
    { name: 'b', value: 'x=y' },
    { name: 'c', value: '' },
    { name: 'd', value: 'e=f' },
  ]);
  expect(parseCookies('')).toEqual([]);
});

it('never throws, and is done at once', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      parseCookieText(text, now);
      parseCookies(text);
    }),
  );
  const startedMs = performance.now();
  parseCookieText(`a=b;${' '.repeat(4000)}=${' '.repeat(4000)}x`, now);
  expect(performance.now() - startedMs).toBeLessThan(500);
});
