import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Vendor } from '../../src/model/vendor.ts';
import { hostOwner, matchesHost, matchesWildcard } from '../../src/vendors/match.ts';

const fact = (value: string) => ({ value, sources: ['this test'] });
const vendor = (id: string, hosts: string[], aliases: string[] = []): Vendor => ({
  id,
  name: id,
  category: 'chat',
  hosts: hosts.map(fact),
  globals: [],
  selectors: [],
  cookies: [],
  storageKeys: [],
  aliases: aliases.map(fact),
});

const label = fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,8}[a-z0-9])?$/);
const host = fc.array(label, { minLength: 2, maxLength: 5 }).map((labels) => labels.join('.'));
const literal = fc.string().map((text) => text.replaceAll('*', ''));

describe('matchesWildcard', () => {
  it.each([
    ['LPVID', 'LPVID', true],
    ['LPVID', 'LPVIDX', false],
    ['LPVID', 'lpvid', false],
    ['LPSID-*', 'LPSID-1', true],
    ['LPSID-*', 'LPSID-', true],
    ['LPSID-*', 'XLPSID-1', false],
    ['*', '', true],
    ['a*a', 'a', false],
    ['a*b*c', 'axxbxxc', true],
    ['a*b*c', 'axxcxxb', false],
    ['ab*bc', 'abc', false],
    ['a**b', 'ab', true],
    ['', '', true],
    ['', 'a', false],
    ['sn.pxpath', 'snxpxpath', false],
    ['(a+)+$', 'aaaa', false],
  ])('%j against %j is %s', (pattern, text, expected) => {
    expect(matchesWildcard(pattern, text)).toBe(expected);
  });

  it('takes a text without * literally, whatever its characters', () => {
    fc.assert(
      fc.property(literal, literal, (pattern, text) => matchesWildcard(pattern, text) === (pattern === text)),
    );
  });

  it('matches whatever stands for each *', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(literal, fc.string())), literal, (pairs, end) => {
        const pattern = `${pairs.map(([piece]) => `${piece}*`).join('')}${end}`;
        const text = `${pairs.map(([piece, filler]) => piece + filler).join('')}${end}`;
        return matchesWildcard(pattern, text);
      }),
    );
  });

  it('agrees with an escaped regular expression', () => {
    const small = fc.string({ unit: fc.constantFrom('a', 'b', '*'), maxLength: 8 });
    const text = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 10 });
    fc.assert(
      fc.property(small, text, (pattern, given) => {
        const expected = new RegExp(`^${pattern.replaceAll('*', '.*')}$`, 's').test(given);
        return matchesWildcard(pattern, given) === expected;
      }),
      { numRuns: 2000 },
    );
  });

  it('answers at once where a backtracking matcher would not', () => {
    const startedAtMs = performance.now();
    expect(matchesWildcard(`${'a*'.repeat(30)}b`, 'a'.repeat(100_000))).toBe(false);
    expect(performance.now() - startedAtMs).toBeLessThan(500);
  });
});

describe('matchesHost', () => {
  it.each([
    ['liveperson.net', 'liveperson.net', true],
    ['liveperson.net', 'lptag.liveperson.net', true],
    ['liveperson.net', 'va.msg.liveperson.net', true],
    ['liveperson.net', 'LPTag.LivePerson.net', true],
    ['LivePerson.net', 'lptag.liveperson.net.', true],
    ['liveperson.net', 'notliveperson.net', false],
    ['liveperson.net', 'liveperson.net.evil.example', false],
    ['liveperson.net', 'net', false],
    ['liveperson.net', '', false],
    ['lptag.liveperson.net', 'liveperson.net', false],
    ['*.vendor.example', 'a.vendor.example', true],
    ['*.vendor.example', 'a.b.vendor.example', true],
    ['*.vendor.example', 'vendor.example', false],
    ['*.vendor.example', '.vendor.example', false],
    ['cdn-*.vendor.example', 'cdn-7.vendor.example', true],
    ['cdn-*.vendor.example', 'cdn-7.evil.example', false],
    ['cdn-*.vendor.example', 'cdn-.x.vendor.example', false],
    ['apps.*.pure.cloud', 'apps.usw2.pure.cloud', true],
    ['apps.*.pure.cloud', 'apps.pure.cloud', false],
    ['a.b', 'axb', false],
    ['127.0.0.1', '127.0.0.1', true],
    ['[::1]', '[::1]', true],
  ])('%j against %j is %s', (pattern, given, expected) => {
    expect(matchesHost(pattern, given)).toBe(expected);
  });

  it('covers the host and every subdomain, and nothing that merely ends or begins alike', () => {
    fc.assert(
      fc.property(host, label, (name, extra) => {
        expect(matchesHost(name, name)).toBe(true);
        expect(matchesHost(name, `${extra}.${name}`)).toBe(true);
        expect(matchesHost(name, `${extra}${name}`)).toBe(false);
        expect(matchesHost(name, `${name}.${extra}.example`)).toBe(
          `${name}.${extra}.example`.endsWith(`.${name}`),
        );
      }),
    );
  });
});

describe('hostOwner', () => {
  const wide = vendor('wide', ['cloud.example']);
  const narrow = vendor('narrow', ['chat.cloud.example']);

  it('gives a host to the longest pattern, in whatever order the vendors stand', () => {
    for (const vendors of [
      [wide, narrow],
      [narrow, wide],
    ]) {
      expect(hostOwner(vendors, 'eu.chat.cloud.example')?.id).toBe('narrow');
      expect(hostOwner(vendors, 'cdn.cloud.example')?.id).toBe('wide');
    }
  });

  it('prefers a literal label to a wildcard', () => {
    const starred = vendor('starred', ['*.cloud.example']);
    expect(hostOwner([starred, narrow], 'chat.cloud.example')?.id).toBe('narrow');
    expect(hostOwner([wide, starred], 'chat.cloud.example')?.id).toBe('starred');
  });

  it("counts a client's own proxy host as the vendor's", () => {
    const proxied = vendor('proxied', [], ['support.shop.example']);
    expect(hostOwner([proxied], 'support.shop.example')?.id).toBe('proxied');
    expect(hostOwner([proxied], 'shop.example')).toBeNull();
  });

  it('gives a host claimed twice to the earlier vendor', () => {
    const own = vendor('own', ['cloud.example']);
    expect(hostOwner([own, wide], 'cloud.example')?.id).toBe('own');
  });

  it('gives an unknown host to nobody', () => {
    expect(hostOwner([wide, narrow], 'shop.example')).toBeNull();
    expect(hostOwner([], 'cloud.example')).toBeNull();
  });
});
