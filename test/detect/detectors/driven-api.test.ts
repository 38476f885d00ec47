import { describe, expect, it } from 'vitest';
import { type Scripted, scriptOf, startLog, v8 } from '../../builders/log.ts';
import { checkOf, findingsOf } from '../../builders/report.ts';

const id = 'driven-api';
const url = 'https://api.parley.example/v1/track';

const driven = (party: Scripted, entry = 'Parley.track') =>
  v8(`send ${scriptOf.affected}:1:1`, `${entry} ${scriptOf.affected}:2:2`, `${scriptOf[party]}:12:5`);

function logOf(party: Scripted, entry?: string) {
  const log = startLog();
  log.request(url, driven(party, entry));
  log.network(url, 'sent');
  return log.observations;
}

describe(id, () => {
  it.each(['other-vendor', 'third-party', 'tag-manager'] as const)(
    'fails for the party %s and keeps the path',
    (party) => {
      const [finding] = findingsOf(id, logOf(party));
      expect(finding).toMatchObject({ verdict: 'fail', actor: { party, line: 12, column: 5 } });
      expect(finding?.evidence[0]?.stack?.map(({ role }) => role)).toEqual(['path', 'path', 'actor']);
    },
  );

  it.each(['affected', 'site'] as const)('is silent for the party %s', (party) => {
    expect(findingsOf(id, logOf(party))).toEqual([]);
    expect(checkOf(id, logOf(party))?.verdict).toBe('pass');
  });

  it('is silent for a direct request: that is foreign-request', () => {
    const log = startLog();
    log.request(url, v8(`${scriptOf['other-vendor']}:12:5`));
    log.network(url, 'sent');
    expect(findingsOf(id, log.observations)).toEqual([]);
  });

  it.each(['History.pushState', 'window.fetch', 'Object.send'])(
    'names nobody who called %s, which the vendor wraps',
    (entry) => {
      expect(findingsOf(id, logOf('other-vendor', entry))[0]).toMatchObject({
        verdict: 'inconclusive',
        actor: { party: 'unknown' },
      });
    },
  );

  it.each(['sentryWrapped', 'ZoneDelegate.invokeTask'])(
    'does not take %s, which runs callbacks, for a caller',
    (name) => {
      const log = startLog();
      log.request(url, v8(`${scriptOf.affected}:1:1`, `${name} ${scriptOf.site}:1:1`));
      log.request(url, v8(`${scriptOf.affected}:1:1`, `https://monitor.example/m.js:1:1`));
      log.network(url, 'sent');
      log.network(url, 'sent');
      expect(findingsOf(id, log.observations)).toEqual([]);
    },
  );

  it('is inconclusive without permission and without the request leaving', () => {
    expect(findingsOf(id, logOf('other-vendor'), { origins: [] })[0]).toMatchObject({
      verdict: 'inconclusive',
    });
    const log = startLog();
    log.request(url, driven('other-vendor'));
    expect(findingsOf(id, log.observations)[0]).toMatchObject({
      verdict: 'inconclusive',
      actor: { party: 'unknown' },
    });
  });
});
