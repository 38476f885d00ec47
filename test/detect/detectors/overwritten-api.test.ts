import { describe, expect, it } from 'vitest';
import { by, startLog } from '../../builders/log.ts';
import { checkOf, findingsOf } from '../../builders/report.ts';

const id = 'overwritten-api';

describe(id, () => {
  it.each(['other-vendor', 'third-party', 'tag-manager'] as const)('fails for the party %s', (party) => {
    const log = startLog();
    log.global('assigned', by(party), { path: 'open', before: 'function', after: 'function' });
    const [finding] = findingsOf(id, log.observations);
    expect(finding).toMatchObject({ verdict: 'fail', target: 'window.Parley.open', actor: { party } });
    expect(finding?.summary).toMatch(/replaced the Parley API window\.Parley\.open, once, at/);
  });

  it.each(['redefined', 'deleted', 'frozen'] as const)('fails for %s', (event) => {
    const log = startLog();
    log.global(event, by('other-vendor'), { changed: event !== 'frozen' });
    expect(findingsOf(id, log.observations)[0]).toMatchObject({ verdict: 'fail' });
  });

  it("passes the vendor's loader that replaces its stub and the site's stub", () => {
    const log = startLog();
    log.global('assigned', by('site'), { before: 'absent' });
    log.global('assigned', by('affected'), { before: 'function' });
    expect(findingsOf(id, log.observations)).toEqual([]);
    expect(checkOf(id, log.observations)?.verdict).toBe('pass');
  });

  it('overlooks the same value put back, and the global of another vendor', () => {
    const log = startLog();
    log.global('assigned', by('other-vendor'), { changed: false });
    log.global('assigned', by('third-party'), { name: 'Overtalk' });
    log.global('assigned', by('third-party'), { name: 'ParleyLike' });
    expect(findingsOf(id, log.observations)).toEqual([]);
  });

  it("tells the site's own act apart", () => {
    const log = startLog();
    log.global('deleted', by('site'), { after: 'absent' });
    expect(findingsOf(id, log.observations)[0]).toMatchObject({
      verdict: 'inconclusive',
      actor: { party: 'site' },
    });
  });

  it('reports a global that is gone without a call, and only then', () => {
    const silent = startLog();
    silent.global('gone', undefined, { after: 'absent' });
    expect(findingsOf(id, silent.observations)[0]).toMatchObject({
      verdict: 'inconclusive',
      actor: { party: 'unknown' },
    });

    const recorded = startLog();
    recorded.global('deleted', by('affected'), { after: 'absent' });
    recorded.global('gone', undefined, { after: 'absent' });
    expect(findingsOf(id, recorded.observations)).toEqual([]);
  });

  it('does not apply to a vendor without globals', () => {
    const log = startLog();
    log.widget();
    log.widget({ vendor: 'mute' });
    const mute = {
      id: 'mute',
      name: 'Mute',
      category: 'chat' as const,
      hosts: [],
      globals: [],
      selectors: [],
      cookies: [],
      storageKeys: [],
      aliases: [],
    };
    expect(checkOf(id, log.observations, { protect: ['mute'] }, [mute])?.verdict).toBe('not-applicable');
  });
});
