import { describe, expect, it } from 'vitest';
import type { Stack } from '../../../src/model/observation.ts';
import { by, type LogBuilder, type Scripted, scriptOf, siteUrl, startLog, v8 } from '../../builders/log.ts';
import { checkOf, findingsOf } from '../../builders/report.ts';

const id = 'wrapped-channel';
const url = 'https://api.parley.example/v1/events';

/** Scripts of these parties in one stack, the innermost first. */
const chain = (...parties: Scripted[]): Stack => v8(...parties.map((party) => `${scriptOf[party]}:30:7`));

/** This party puts another function in the place of the vendor's, and the vendor's code is then seen at work. */
function replacedBy(party: Scripted, then: Stack): LogBuilder {
  const log = startLog();
  log.global('assigned', by(party), { path: 'track', before: 'function', after: 'function' });
  log.request(url, then);
  return log;
}

const found = (log: LogBuilder, detector = id) => findingsOf(detector, log.observations);

describe(id, () => {
  it.each([
    ['the vendor itself', chain('affected', 'other-vendor', 'affected')],
    ['the site', chain('affected', 'other-vendor', 'site')],
    ['the page', v8(`${scriptOf.affected}:3:1`, `${scriptOf['other-vendor']}:30:7`, `${siteUrl}:9:1`)],
    ['the vendor, through a library', chain('affected', 'library', 'other-vendor', 'library', 'affected')],
  ])('fails where the wrapper passes on a call of %s', (_caller, then) => {
    const log = replacedBy('other-vendor', then);
    expect(found(log)).toMatchObject([
      {
        verdict: 'fail',
        target: 'window.Parley.track',
        actor: { party: 'other-vendor', scriptUrl: scriptOf['other-vendor'], line: 12 },
        summary: expect.stringContaining(
          'put a function of its own around the Parley API window.Parley.track',
        ),
      },
    ]);
    // One act is told once, and whoever passes a call on has not made it.
    for (const other of ['overwritten-api', 'driven-api', 'foreign-write'])
      expect(found(log, other)).toEqual([]);
  });

  it('fails where the whole object was replaced, and its calls show in what the vendor draws', () => {
    const log = startLog();
    log.global('assigned', by('other-vendor'));
    log.removal(chain('affected', 'other-vendor', 'affected'));
    expect(found(log)).toMatchObject([{ verdict: 'fail', target: 'window.Parley' }]);
  });

  it.each(['third-party', 'tag-manager', 'site'] as const)(
    'tells of the party %s without a verdict',
    (party) => {
      const log = replacedBy(party, chain('affected', party, 'affected'));
      expect(found(log)).toMatchObject([{ verdict: 'inconclusive', actor: { party } }]);
      expect(found(log, 'overwritten-api')).toEqual([]);
    },
  );

  it.each([
    ['nothing of the vendor’s is called', by('other-vendor')],
    ['the script calls the vendor by itself', chain('affected', 'other-vendor')],
    ['another script stands between', chain('affected', 'third-party', 'affected')],
  ])('leaves it to overwritten-api where %s', (_what, then) => {
    const log = replacedBy('other-vendor', then);
    expect(found(log)).toEqual([]);
    expect(found(log, 'overwritten-api')).toMatchObject([{ verdict: 'fail' }]);
  });

  it('is silent where the call came before, where the function was deleted, and where the vendor wraps itself', () => {
    const before = startLog();
    before.request(url, chain('affected', 'other-vendor', 'affected'));
    before.global('assigned', by('other-vendor'), { path: 'track', before: 'function', after: 'function' });
    expect(found(before)).toEqual([]);

    const deleted = startLog();
    deleted.global('deleted', by('other-vendor'), { path: 'track', before: 'function', after: 'absent' });
    deleted.request(url, chain('affected', 'other-vendor', 'affected'));
    expect(found(deleted)).toEqual([]);

    expect(found(replacedBy('affected', chain('affected', 'affected', 'site')))).toEqual([]);
  });

  it('still names who drives the vendor beside a wrapper of somebody else’s', () => {
    const log = replacedBy('other-vendor', chain('affected', 'third-party', 'affected'));
    log.network(url, 'sent');
    expect(found(log, 'driven-api')).toMatchObject([{ actor: { party: 'third-party' } }]);
  });

  it('names nobody for requests that went through another chat’s patch, and is silent about other patches', () => {
    const passed = { arrived: true, outcome: 'answered' } as const;
    const log = startLog();
    log.patch(by('other-vendor'));
    log.asked(url, by('affected'), passed);
    expect(found(log)).toMatchObject([
      {
        verdict: 'inconclusive',
        reason: expect.stringContaining('error monitors'),
        actor: { party: 'unknown' },
      },
    ]);
    for (const party of ['third-party', 'tag-manager', 'consent-manager', 'site', 'affected'] as const) {
      const others = startLog();
      others.patch(by(party));
      others.asked(url, by('affected'), passed);
      expect(found(others)).toEqual([]);
      expect(checkOf(id, others.observations)?.verdict).toBe('pass');
    }
  });

  it('is silent about another chat’s patch that nothing of the vendor’s came through', () => {
    const log = startLog();
    log.patch(by('other-vendor'));
    log.asked('https://api.overtalk.example/v1/hits', by('other-vendor'), { arrived: true });
    log.asked(url, by('other-vendor'), { ask: 2, arrived: true });
    log.asked(url, by('affected'), { ask: 3 });
    expect(found(log)).toEqual([]);
  });
});
