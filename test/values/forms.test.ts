import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readingsOf } from '../../src/values/decodings.ts';
import { findValue, formsOf } from '../../src/values/forms.ts';

const value = 'pv-k3j9x2m4q8-1700000000123';
const sighting = (text: string, of = value) => findValue(readingsOf(text), formsOf(of));
const found = (text: string, of = value) => sighting(text, of)?.encoding ?? null;

const base64 = (text: string) => Buffer.from(text).toString('base64');
const base64url = (text: string) => Buffer.from(text).toString('base64url');
const hex = (text: string) => Buffer.from(text).toString('hex');
const digest = (name: string, form: 'hex' | 'base64' | 'base64url') =>
  createHash(name).update(value).digest(form);
const escaped = (text: string) =>
  text.replace(/./g, (one) => `%${one.charCodeAt(0).toString(16).padStart(2, '0')}`);

describe('finds a value', () => {
  it.each([
    ['as it is', `a=${value};b`, 'plain'],
    ['URL-encoded', escaped(value), 'URL'],
    ['URL-encoded twice', encodeURIComponent(escaped(value)), 'URL, URL'],
    ['in base64', base64(value), 'base64'],
    ['in base64url, in the middle of JSON', base64url(`{"visitor":"${value}","n":1}`), 'base64'],
    ['in base64 that a query has turned', base64(`>>>${value}???`).replaceAll('+', ' '), 'base64'],
    ['in base64 in a path', `/collect/${base64url(value)}/1`, 'base64'],
    ['in base64 behind a prefix', `v1-${base64(`${value}`)}`, 'base64'],
    ['in hex', hex(value), 'hex'],
    ['in URL-encoded base64', escaped(base64(value)), 'URL, base64'],
    ['in base64 twice', base64(base64(value)), 'base64, base64'],
    ['as MD5', digest('md5', 'hex'), 'MD5'],
    ['as SHA-1 in capitals', digest('sha1', 'hex').toUpperCase(), 'SHA-1'],
    ['as SHA-256', `u=${digest('sha256', 'hex')}`, 'SHA-256'],
    ['as SHA-256 in base64', digest('sha256', 'base64'), 'SHA-256'],
    ['as SHA-1 in base64url', digest('sha1', 'base64url'), 'SHA-1'],
    ['as a digest in base64 of its hex', base64(digest('sha256', 'hex')), 'base64, SHA-256'],
  ])('%s', (_, text, encoding) => {
    expect(found(text)).toBe(encoding);
  });

  it('whatever stands around it', () => {
    const around = fc.string({ unit: 'grapheme', maxLength: 40 });
    fc.assert(
      fc.property(around, around, (before, after) => {
        expect(found(before + value + after)).not.toBeNull();
        expect(found(base64(before + value + after))).not.toBeNull();
        expect(found(hex(before + value + after))).not.toBeNull();
        expect(found(encodeURIComponent(base64url(before + value + after)))).not.toBeNull();
      }),
    );
  });

  it('that is not ASCII', () => {
    expect(found(base64('grüße an alle'), 'grüße an alle')).toBe('base64');
    expect(found(hex('grüße an alle'), 'grüße an alle')).toBe('hex');
  });
});

it.each([
  [value, 'alone'],
  [base64(value), 'alone'],
  [`sid=1; visitor=${value}`, 'text'],
  [`{"href":"https://api.parley.example/v1?visitor=${value}"}`, 'address'],
  [`see https://a.example or ${value}`, 'text'],
])('says of %j what stands around the value', (text, within) => {
  expect(sighting(text)?.within).toBe(within);
});

it('finds nothing that is not there', () => {
  expect(found('pv-k3j9x2m4q8-1700000000124')).toBeNull();
  expect(found('')).toBeNull();
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 500 }), (text) => {
      expect(found(text)).toBeNull();
    }),
  );
});

it('is done at once with a text that is made to keep it busy', () => {
  const startedMs = performance.now();
  const nested = Array.from({ length: 8 }).reduce<string>((text) => base64(text), value);
  for (const hostile of ['%'.repeat(8192), '%25'.repeat(2730), 'ab'.repeat(4096), nested.slice(0, 8192)])
    found(hostile);
  expect(readingsOf(nested).length).toBeLessThanOrEqual(24);
  expect(performance.now() - startedMs).toBeLessThan(1000);
});
