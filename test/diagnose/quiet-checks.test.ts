import { describe, expect, it } from 'vitest';
import { by, parley, startLog, vendors } from '../builders/log.ts';
import { reportOf } from '../builders/report.ts';

const setting = 'ParleySettings.hidden';
const switched = vendors.map((vendor) =>
  vendor === parley ? { ...parley, switches: [{ value: setting, sources: ['test'] }] } : vendor,
);
const tracker = 'https://tracker.example/t.js';
const checksOf = (...given: Parameters<typeof reportOf>) => reportOf(...given).quietChecks;

describe('other-protection', () => {
  const first = (...given: Parameters<typeof reportOf>) => checksOf(...given)[0];

  it('is not seen where nothing was blocked', () => {
    const log = startLog();
    log.network(tracker, 'failed', { error: 'net::ERR_CONNECTION_RESET' });
    log.network('https://shop.example/left', 'asked');
    expect(first(log.observations)).toEqual({
      id: 'other-protection',
      vendor: null,
      state: 'not-seen',
      detail: 'no request was blocked by the browser or by another extension',
    });
  });
  it.each(['net::ERR_BLOCKED_BY_CLIENT', 'NS_ERROR_TRACKING_URI'])(
    'is seen by %s, with count and hosts, whomever the request went to',
    (error) => {
      const log = startLog();
      log.network(tracker, 'asked');
      log.network(tracker, 'failed', { error });
      for (let n = 1; n <= 6; n++) log.network(`https://h${n}.example/`, 'failed', { error });
      expect(first(log.observations)).toMatchObject({
        state: 'seen',
        detail:
          '7 requests were blocked by the browser or by another extension, to tracker.example, h1.example, h2.example, h3.example, h4.example and 2 more',
      });
    },
  );
  it.each(['silence', 'abort'])('is seen by the %s of Firefox about a script that failed', (how) => {
    const log = startLog();
    log.network(tracker, 'asked');
    if (how === 'abort') log.network(tracker, 'failed', { error: 'NS_ERROR_ABORT' });
    log.script(tracker, 'failed');
    expect(first(log.observations)?.state).toBe('seen');
    log.add({
      kind: 'csp',
      blockedUrl: tracker,
      directive: 'script-src',
      disposition: 'enforce',
      sourceUrl: '',
      line: 1,
      column: 1,
    });
    expect(first(log.observations)?.state).toBe('not-seen');
  });
  it('is not tested without permission for all sites', () => {
    const log = startLog();
    log.network(tracker, 'failed', { error: 'net::ERR_BLOCKED_BY_CLIENT' });
    expect(first(log.observations, { origins: ['https://shop.example/*'] })?.state).toBe('not-tested');
  });
});

describe('vendor-switch', () => {
  const second = (log: ReturnType<typeof startLog>, catalogue = switched) => {
    log.widget();
    return checksOf(log.observations, {}, catalogue)[1];
  };

  it('tells whether a setting is on, and who assigned its object', () => {
    const log = startLog();
    expect(second(log)).toEqual({
      id: 'vendor-switch',
      vendor: 'parley',
      state: 'not-seen',
      detail: 'not on: ParleySettings.hidden',
    });
    log.add({ kind: 'setting', setting, on: true });
    expect(second(log)).toMatchObject({
      state: 'seen',
      detail: 'the setting ParleySettings.hidden holds true on the page',
    });
    const foreign = startLog();
    foreign.global('assigned', by('other-vendor'), { name: 'ParleySettings' });
    foreign.add({ kind: 'setting', setting, on: true });
    expect(second(foreign)?.detail).toBe(
      'the setting ParleySettings.hidden holds true on the page, in an object that Overtalk assigned',
    );
  });
  it('is not tested where no setting is known, and where the probe was not in every document', () => {
    expect(second(startLog(), vendors)?.state).toBe('not-tested');
    const log = startLog();
    log.add({ kind: 'gap', reason: 'no-probe', detail: '', count: 1 });
    expect(second(log)?.state).toBe('not-tested');
  });
});
