import { describe, expect, it } from 'vitest';
import type { FactOf } from '../../../src/model/observation.ts';
import { by, type LogBuilder, type Scripted, scriptOf, siteUrl, startLog, v8 } from '../../builders/log.ts';
import { checkOf, findingsOf } from '../../builders/report.ts';

const id = 'suppressed-request';
const url = 'https://api.parley.example/v1/greeting';
const other = 'https://cdn.parley.example/widget.js';

/** The vendor's call through a patch that this party laid, on a page whose requests the witness sees. */
function askedThroughPatchOf(party: Scripted, given: Partial<FactOf<'asked'>> = {}): LogBuilder {
  const log = startLog();
  log.network(other, 'sent', { type: 'script', method: 'GET' });
  log.patch(by(party));
  log.wait(2_000);
  log.asked(url, by('affected'), given);
  return log;
}

/** The vendor's request left, and an answer came; a while later this had become of it. */
function answered(outcome: FactOf<'asked'>['outcome'], afterMs = 3_000): LogBuilder {
  const log = startLog();
  log.patch(by('other-vendor'));
  log.request(url, by('affected'));
  log.network(url, 'sent');
  log.network(url, 'completed', { status: 200 });
  log.wait(afterMs);
  log.asked(url, by('affected'), { arrived: true, outcome, afterMs });
  return log;
}

const found = (log: LogBuilder) => findingsOf(id, log.observations);

describe(id, () => {
  it.each(['other-vendor', 'third-party', 'tag-manager'] as const)('fails for the party %s', (party) => {
    expect(found(askedThroughPatchOf(party))).toMatchObject([
      {
        verdict: 'fail',
        target: 'api.parley.example/v1/greeting',
        actor: { party, scriptUrl: scriptOf[party], line: 12 },
        summary: expect.stringContaining(
          'kept the Parley request to api.parley.example/v1/greeting from being sent',
        ),
      },
    ]);
  });

  it.each(['consent-manager', 'site', 'library'] as const)('does not fail for the party %s', (party) => {
    const [finding] = found(askedThroughPatchOf(party));
    expect(finding?.verdict).toBe('inconclusive');
  });

  it('is silent about a patch that the vendor laid itself', () => {
    const log = askedThroughPatchOf('affected');
    expect(found(log)).toEqual([]);
    expect(checkOf(id, log.observations)).toMatchObject({
      verdict: 'pass',
      reason: expect.stringContaining('answers kept from other calls than fetch'),
    });
  });

  it('names nobody where a patch was found and nobody saw it laid', () => {
    const log = startLog();
    log.network(other, 'sent');
    log.patch(undefined);
    log.asked(url, by('affected'));
    expect(found(log)).toMatchObject([{ verdict: 'inconclusive', actor: { party: 'unknown' } }]);
  });

  it('is silent about a patch that nobody of the vendor’s called', () => {
    const log = startLog();
    log.network(other, 'sent');
    log.patch(by('third-party'));
    log.asked(url, by('third-party'));
    log.asked('https://api.overtalk.example/v1/hits', by('affected'), { ask: 2 });
    log.asked('https://shop.example/cart', by('site'), { ask: 3 });
    expect(found(log)).toEqual([]);
  });

  it('counts what the page itself asks the vendor’s server for, and calls that others made through the vendor', () => {
    const log = startLog();
    log.network(other, 'sent');
    log.patch(by('other-vendor'));
    log.asked(url, v8(`${siteUrl}:3:1`));
    log.asked(url, v8(`${scriptOf.affected}:1:1`, `${scriptOf['third-party']}:1:1`), { ask: 2 });
    expect(found(log)).toMatchObject([{ verdict: 'fail', count: 2 }]);
  });

  it('takes the last word on a call: one that came through in the end is no finding', () => {
    const log = askedThroughPatchOf('third-party');
    log.asked(url, by('affected'), { arrived: true, outcome: 'answered', afterMs: 3_000 });
    expect(found(log)).toEqual([]);
  });

  it('is silent where more left than the native was called for: it may have gone through another frame', () => {
    const log = askedThroughPatchOf('other-vendor');
    log.network(url, 'sent');
    expect(found(log)).toEqual([]);
  });

  it('names nobody while the network witness saw nothing of the page', () => {
    const log = startLog();
    log.patch(by('other-vendor'));
    log.asked(url, by('affected'));
    expect(found(log)).toMatchObject([{ verdict: 'inconclusive' }]);
  });

  it.each(['answered', 'ended'] as const)('is silent about a call that was not sent and %s', (outcome) => {
    expect(found(askedThroughPatchOf('third-party', { outcome }))).toEqual([]);
  });

  it.each([
    ['replaced', 'answered the Parley request'],
    ['rejected', 'made the Parley request'],
  ] as const)('says of a call that was never sent how it was %s', (outcome, said) => {
    const [finding] = found(askedThroughPatchOf('other-vendor', { outcome }));
    expect(finding).toMatchObject({ verdict: 'fail', summary: expect.stringContaining(said) });
  });

  it('names nobody for an answer of a script’s own where the server had given one before', () => {
    const log = startLog();
    log.request(url, by('affected'));
    log.network(url, 'sent');
    log.network(url, 'completed', { status: 200 });
    log.wait(3_000);
    log.patch(by('other-vendor'));
    log.wait(1_500);
    log.asked(`${url}?again=1`, by('affected'), { outcome: 'replaced' });
    expect(found(log)).toMatchObject([{ verdict: 'inconclusive', actor: { party: 'unknown' } }]);
  });

  it('fails where an answer came and the vendor’s call stayed without', () => {
    expect(found(answered('pending'))).toMatchObject([
      { verdict: 'fail', summary: expect.stringContaining('withheld the answer') },
    ]);
  });

  it('names nobody where a script made the answer', () => {
    expect(found(answered('replaced'))).toMatchObject([
      { verdict: 'inconclusive', actor: { party: 'unknown' } },
    ]);
  });

  it.each(['returned', 'rejected', 'ended'] as const)('is silent about an answer that %s', (outcome) => {
    expect(found(answered(outcome))).toEqual([]);
  });

  it('is silent while the answer is on its way', () => {
    expect(found(answered('pending', 500))).toEqual([]);
    const log = startLog();
    log.patch(by('other-vendor'));
    log.request(url, by('affected'));
    log.network(url, 'sent');
    log.wait(5_000);
    log.asked(url, by('affected'), { arrived: true, outcome: 'pending', afterMs: 5_000 });
    expect(found(log)).toEqual([]);
  });

  it('is silent about an answer that the page may not read', () => {
    const log = startLog();
    log.patch(by('other-vendor'));
    log.request(url, by('affected'));
    log.network(url, 'sent');
    log.network(url, 'completed', { status: 200, allowsOrigin: false });
    log.wait(3_000);
    log.asked(url, by('affected'), { arrived: true, outcome: 'rejected', afterMs: 3_000 });
    expect(found(log)).toEqual([]);
  });
});
