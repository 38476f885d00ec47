import { describe, expect, it } from 'vitest';
import { by, scriptOf, startLog, v8 } from '../../builders/log.ts';
import { checkOf, findingsOf } from '../../builders/report.ts';

const id = 'foreign-request';
const url = 'https://api.parley.example/v1/markers';

describe(id, () => {
  it.each(['other-vendor', 'third-party', 'tag-manager'] as const)('fails for the party %s', (party) => {
    const log = startLog();
    for (let i = 0; i < 3; i++) {
      log.request(url, by(party));
      log.network(url, 'sent');
    }
    const [finding] = findingsOf(id, log.observations);
    expect(finding).toMatchObject({
      verdict: 'fail',
      count: 3,
      target: 'api.parley.example/v1/markers',
      actor: { party },
    });
  });

  it.each(['affected', 'site'] as const)('is silent for the party %s', (party) => {
    const log = startLog();
    log.request(url, by(party));
    log.network(url, 'sent');
    expect(findingsOf(id, log.observations)).toEqual([]);
    expect(checkOf(id, log.observations)?.verdict).toBe('pass');
  });

  it("is silent when another vendor's code lies under the vendor's own: that is driven-api", () => {
    const log = startLog();
    log.request(url, v8(`${scriptOf.affected}:1:1`, `${scriptOf['other-vendor']}:1:1`));
    log.network(url, 'sent');
    expect(findingsOf(id, log.observations)).toEqual([]);
  });

  it('is silent for the loading of a script and for other hosts', () => {
    const log = startLog();
    log.request('https://cdn.parley.example/widget.js', by('tag-manager'), { api: 'script' });
    log.request('https://api.overtalk.example/x', by('other-vendor'));
    log.request('https://parley.example.evil.example/x', by('other-vendor'));
    expect(findingsOf(id, log.observations)).toEqual([]);
  });

  it('never names a wrapper that merely forwards', () => {
    const log = startLog();
    log.request(url, {
      ...v8(`${scriptOf['third-party']}:1:1`, `${scriptOf.affected}:2:2`),
      slot: 'replaced',
    });
    log.network(url, 'sent');
    expect(findingsOf(id, log.observations)).toEqual([]);
    log.request(url, {
      ...v8(`${scriptOf['third-party']}:1:1`, `${scriptOf['other-vendor']}:2:2`),
      slot: 'replaced',
    });
    log.network(url, 'sent');
    expect(findingsOf(id, log.observations)[0]).toMatchObject({ actor: { party: 'other-vendor' } });
  });

  it('does not name a patch that may have waited before it called on', () => {
    const log = startLog();
    log.request(url, { ...by('third-party'), slot: 'replaced' });
    log.network(url, 'sent');
    expect(findingsOf(id, log.observations)).toMatchObject([
      { verdict: 'inconclusive', actor: { party: 'unknown' } },
    ]);
  });

  it('counts calls that the witness missed, not those it saw to fail, beside one seen to leave', () => {
    const log = startLog();
    log.request(url, by('other-vendor'));
    log.network(url, 'sent');
    log.request(url, by('other-vendor'));
    log.request(url, by('other-vendor'));
    log.network(url, 'failed', { requestId: 'another' });
    const [finding, more] = findingsOf(id, log.observations);
    expect(more).toBeUndefined();
    expect(finding).toMatchObject({ verdict: 'fail', count: 2 });
    expect(finding?.summary).toContain('1 of them witnessed in full');
  });

  it('names nobody when the request was not seen to leave', () => {
    const log = startLog();
    log.request(url, by('other-vendor'));
    expect(findingsOf(id, log.observations)[0]).toMatchObject({
      verdict: 'inconclusive',
      actor: { party: 'unknown' },
    });
  });

  it('matches one record with one request, the latest', () => {
    const log = startLog();
    log.request(url, by('other-vendor'));
    log.wait(10);
    log.request(url, by('affected'));
    log.network(url, 'sent');
    expect(findingsOf(id, log.observations)[0]).toMatchObject({ verdict: 'inconclusive' });
  });

  it.each([
    ['no host', []],
    ['the site only', ['https://shop.example/*']],
    ["not the script's host", ['*://*.parley.example/*']],
  ])('is inconclusive without permission: %s', (_, origins) => {
    const log = startLog();
    log.request(url, by('other-vendor'));
    log.network(url, 'sent');
    expect(findingsOf(id, log.observations, { origins })[0]).toMatchObject({
      verdict: 'inconclusive',
      actor: { party: 'unknown' },
    });
    const quiet = startLog();
    const verdict = checkOf(id, quiet.observations, { origins: [] });
    expect(verdict).toMatchObject({ verdict: 'inconclusive', reason: 'no permission' });
  });

  it('does not pass after permission was withdrawn', () => {
    const log = startLog();
    log.permission('withdrawn', '<all_urls>');
    expect(checkOf(id, log.observations)).toMatchObject({ verdict: 'inconclusive', reason: 'no permission' });
  });

  it('reports a request that left without a recorded stack', () => {
    const log = startLog();
    log.request(url, undefined);
    expect(findingsOf(id, log.observations)).toEqual([]);
    log.network(url, 'sent');
    expect(findingsOf(id, log.observations)[0]).toMatchObject({
      verdict: 'inconclusive',
      actor: { party: 'unknown' },
    });
  });
});
