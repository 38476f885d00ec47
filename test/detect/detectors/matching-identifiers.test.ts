import { describe, expect, it } from 'vitest';
import type { FactOf, Stack } from '../../../src/model/observation.ts';
import type { CarriedOwn, Parameter } from '../../../src/model/values.ts';
import { by, type LogBuilder, scriptOf, startLog, v8 } from '../../builders/log.ts';
import { checkOf, findingsOf } from '../../builders/report.ts';

const id = 'matching-identifiers';
const url = 'https://api.parley.example/v1/visits';

const parameter = (name: string, hash: string, given: Partial<Parameter> = {}): Parameter => ({
  place: 'body',
  name,
  length: 12,
  shape: 'text',
  hash,
  ...given,
});
const visitor = (name = 'visitor') => parameter(name, 'h-visitor', { shape: 'identifier' });
const cookie: CarriedOwn = {
  vendor: 'parley',
  source: 'cookies',
  item: 'parley_*',
  path: '',
  shared: false,
  hash: 'h-cookie',
  encoding: 'plain',
  within: 'alone',
  place: 'body',
  name: 'v',
};

/** The vendor's own call, then one by `stack`. */
function logOf(stack: Stack, given: Partial<FactOf<'request'>>, to = url, left = true) {
  const log = startLog();
  call(log, url, by('affected'), {
    parameters: [visitor(), parameter('page', 'h-page', { shape: 'address' }), parameter('kind', 'h-kind')],
  });
  log.wait(1000);
  call(log, to, stack, given, left);
  return log.observations;
}

function call(log: LogBuilder, to: string, stack: Stack, given: Partial<FactOf<'request'>>, left = true) {
  log.request(to, stack, given);
  if (left) log.network(to, 'sent');
}

const lookup = 'https://api.parley.example/v1/lookup';

describe(id, () => {
  it.each([
    ['the vendor’s own calls', { parameters: [visitor('v')] }, "with “v” as Parley's own calls carry it"],
    ['its cookie', { owned: [cookie] }, 'with the value of the Parley cookie parley_*'],
    [
      'a part of its stored item',
      { owned: [{ ...cookie, source: 'local' as const, item: 'parley.*', path: 'visitor.id' }] },
      'with the value of “visitor.id” in the Parley local storage item parley.*',
    ],
  ])('finds a call that carries an identifier of %s', (_, given, words) => {
    for (const party of ['other-vendor', 'third-party'] as const) {
      const findings = findingsOf(id, logOf(by(party), given, lookup));
      expect(findings).toMatchObject([
        { verdict: 'fail', claim: 'derived', actor: { party, line: 12, column: 5 } },
      ]);
      expect(findings[0]?.summary).toContain(`api.parley.example/v1/lookup ${words}`);
    }
  });

  it('finds a call with the same names at the same endpoint', () => {
    const other = ['visitor', 'page', 'kind'].map((name) => parameter(name, `other-${name}`));
    const [finding] = findingsOf(id, logOf(by('other-vendor'), { parameters: other }));
    expect(finding).toMatchObject({ verdict: 'fail', claim: 'derived' });
    expect(finding?.summary).toContain("with the same names as Parley's own calls");
    expect(findingsOf(id, logOf(by('other-vendor'), { parameters: other }, lookup))).toEqual([]);
    expect(findingsOf(id, logOf(by('other-vendor'), { parameters: other.slice(1) }))).toEqual([]);
    expect(findingsOf(id, logOf(by('other-vendor'), { parameters: other, method: 'GET' }))).toEqual([]);
  });

  it.each([
    ['the page’s address', { parameters: [parameter('page', 'h-page', { shape: 'address' })] }],
    ['a word', { parameters: [parameter('kind', 'h-kind')] }],
    ['an identifier of its own', { parameters: [parameter('v', 'h-other', { shape: 'identifier' })] }],
    ['what the site may have put there', { owned: [{ ...cookie, shared: true }] }],
    ['what another vendor owns', { owned: [{ ...cookie, vendor: 'overtalk' }] }],
  ])('leaves a call with %s to foreign-request', (_, given) => {
    const observations = logOf(by('other-vendor'), given, lookup);
    expect(findingsOf(id, observations)).toEqual([]);
    expect(findingsOf('foreign-request', observations)).toHaveLength(1);
  });

  it.each(['affected', 'site'] as const)('is silent for the party %s', (party) => {
    const observations = logOf(by(party), { owned: [cookie], parameters: [visitor('v')] }, lookup);
    expect(findingsOf(id, observations)).toEqual([]);
    expect(checkOf(id, observations)?.verdict).toBe('pass');
  });

  it('is silent for the vendor’s own code, whoever called it', () => {
    const stack = v8(`send ${scriptOf.affected}:1:1`, `${scriptOf['other-vendor']}:12:5`);
    expect(findingsOf(id, logOf(stack, { parameters: [visitor()] }))).toEqual([]);
  });

  it('names nobody for a tag manager’s call, or one that was not seen to leave', () => {
    const given = { parameters: [visitor('v')] };
    expect(findingsOf(id, logOf(by('tag-manager'), given, lookup))[0]?.verdict).toBe('inconclusive');
    expect(findingsOf(id, logOf(by('other-vendor'), given, lookup, false))[0]).toMatchObject({
      verdict: 'inconclusive',
      actor: { party: 'unknown' },
    });
  });
});
