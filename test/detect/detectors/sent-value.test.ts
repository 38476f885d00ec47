import { describe, expect, it } from 'vitest';
import type { FactOf, Stack } from '../../../src/model/observation.ts';
import type { CarriedOwn } from '../../../src/model/values.ts';
import { by, scriptOf, startLog, v8 } from '../../builders/log.ts';
import { checkOf, findingsOf } from '../../builders/report.ts';

const id = 'sent-value';
const hits = 'https://collect.overtalk.example/v1/hits';

const cookie: CarriedOwn = {
  vendor: 'parley',
  source: 'cookies',
  item: 'parley_*',
  path: '',
  shared: false,
  hash: 'h-visitor',
  encoding: 'URL, SHA-256',
  within: 'alone',
  place: 'body',
  name: 'seen',
};
const part: CarriedOwn = { ...cookie, source: 'local', item: 'parley.*', path: 'visitor.id', hash: 'h-part' };

type Given = { stack?: Stack; to?: string; left?: boolean; fact?: Partial<FactOf<'request'>> };

function logOf(
  owned: CarriedOwn[],
  { stack = by('other-vendor'), to = hits, left = true, fact = {} }: Given = {},
) {
  const log = startLog();
  log.request(to, stack, { owned, ...fact });
  if (left) log.network(to, 'sent');
  return log;
}
const found = (...given: Parameters<typeof logOf>) => findingsOf(id, logOf(...given).observations);
const unnamed = { verdict: 'inconclusive', actor: { party: 'unknown' } };

describe(id, () => {
  it('finds what another chat vendor sent', () => {
    const [finding, ...more] = found([cookie]);
    expect(finding).toMatchObject({
      verdict: 'fail',
      claim: 'derived',
      actor: { party: 'other-vendor', scriptUrl: scriptOf['other-vendor'], line: 12, column: 5 },
    });
    expect(finding?.summary).toContain(
      'sent the Parley cookie parley_* (URL, SHA-256) to collect.overtalk.example/v1/hits',
    );
    expect(finding?.evidence[0]?.what).toContain('as “seen” in the body');
    expect(more).toEqual([]);
  });

  it('tells a value once, wherever it stands in the call, and its parts not beside it', () => {
    const whole = { ...part, path: '', hash: 'h-whole' };
    expect(found([cookie, { ...cookie, place: 'header' }, part, whole]).map(({ target }) => target)).toEqual([
      'the Parley cookie parley_*',
      'the Parley local storage item parley.*',
    ]);
  });

  it.each(['affected', 'site'] as const)('names nobody for the party %s', (party) => {
    expect(found([cookie], { stack: by(party) }).map(({ verdict }) => verdict)).not.toContain('fail');
  });

  it('is silent where the vendor sends to itself, or its own code sends elsewhere', () => {
    const driven = v8(`send ${scriptOf.affected}:1:1`, `${scriptOf['other-vendor']}:12:5`);
    for (const given of [
      { stack: by('affected') },
      { to: 'https://api.parley.example/v1/visits' },
      { stack: driven },
    ]) {
      const { observations } = logOf([cookie], given);
      expect(findingsOf(id, observations)).toEqual([]);
      expect(checkOf(id, observations)?.verdict).toBe('pass');
    }
  });

  it.each([
    ['is silent about what somebody else had put into the vendor’s store', true, []],
    ['is not silent about what somebody else wrote again as it was', false, [{ verdict: 'fail' }]],
  ])('%s', (_, changed, expected) => {
    const log = startLog();
    const value = { length: 20, shape: 'identifier', hash: 'h-visitor' } as const;
    log.add({
      kind: 'write',
      api: 'Document.cookie',
      area: 'cookies',
      event: 'set',
      vendor: 'parley',
      item: 'parley_*',
      present: true,
      changed,
      value,
      stack: by('other-vendor'),
    });
    log.request(hits, by('other-vendor'), { owned: [cookie] });
    log.network(hits, 'sent');
    expect(findingsOf(id, log.observations)).toMatchObject(expected);
  });

  it.each<[string, CarriedOwn, Partial<FactOf<'request'>>]>([
    ['that is part of a stored item', part, {}],
    ['that also stood elsewhere', { ...cookie, shared: true }, {}],
    ['that stands in an address', { ...cookie, within: 'address' }, {}],
    ['in a long body', cookie, { unread: 'long' }],
  ])('names nobody for a value %s', (_, value, fact) => {
    expect(found([value], { fact })).toMatchObject([unnamed]);
  });

  it('tells of analytics no more than whole values, which the site may have given them', () => {
    expect(found([part], { stack: by('third-party') })).toEqual([]);
    const [finding] = found([cookie], { stack: by('third-party') });
    expect(finding).toMatchObject({
      verdict: 'inconclusive',
      actor: { party: 'third-party', scriptUrl: scriptOf['third-party'], line: 12 },
    });
    expect(finding?.reason).toContain('ask the site');
  });

  it.each(['https://edge.fullstory.com/s/fs.js', 'https://cdn.shop-static.example/js/sentry.min.js'])(
    'names nobody for %s, which notes what happens on the page',
    (url) => {
      const log = startLog();
      log.script(url, 'present', { node: { id: 60, tag: 'script', url } });
      log.request(hits, v8(`${url}:1:1`), { owned: [cookie] });
      log.network(hits, 'sent');
      expect(findingsOf(id, log.observations).filter(({ verdict }) => verdict === 'fail')).toEqual([]);
    },
  );

  it('names nobody for a tag manager, or where the call was not seen to leave', () => {
    expect(found([cookie], { stack: by('tag-manager') })[0]?.verdict).toBe('inconclusive');
    expect(found([cookie], { left: false })).toMatchObject([unnamed]);
  });

  describe('an identifier of a call to the vendor’s server', () => {
    const ofCall = (stack: Stack, sender: Stack) => {
      const log = startLog();
      const call = log.request('https://api.parley.example/v1/visits', stack, {});
      const identifier: CarriedOwn = { ...cookie, source: 'request', item: '', from: call.seq };
      log.request(hits, sender, { owned: [identifier] });
      log.network(hits, 'sent');
      return findingsOf(id, log.observations);
    };

    it('is told of another chat vendor, without a name', () => {
      expect(ofCall(by('affected'), by('other-vendor'))).toMatchObject([unnamed]);
      expect(ofCall(by('affected'), by('third-party'))).toEqual([]);
    });

    it('is not the vendor’s when somebody else made that call', () => {
      expect(ofCall(by('other-vendor'), by('other-vendor'))).toEqual([]);
    });
  });
});
