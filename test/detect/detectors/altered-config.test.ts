import { describe, expect, it } from 'vitest';
import type { FactOf, Stack } from '../../../src/model/observation.ts';
import { by, company, type LogBuilder, parley, scriptOf, startLog, vendors } from '../../builders/log.ts';
import { checkOf, findingsOf } from '../../builders/report.ts';

const id = 'altered-config';
const setting = 'ParleySettings.hidden';
const sourced = (value: string) => [{ value, sources: ['test'] }];
const catalogue = [{ ...parley, switches: sourced(setting) }, ...vendors.slice(1)];

const findings = ({ observations }: LogBuilder) => findingsOf(id, observations, {}, catalogue);
const check = ({ observations }: LogBuilder) => checkOf(id, observations, {}, catalogue);

function recordedPage(): LogBuilder {
  const log = startLog();
  log.add({ kind: 'storage', area: 'local', state: 'available' });
  return log;
}

/** The site's settings are there; a script of the party's comes in after them. */
function configured(script: keyof typeof scriptOf = 'other-vendor'): LogBuilder {
  const log = recordedPage();
  settings(log, 'present', undefined);
  log.script(`${scriptOf[script]}?2`, 'present');
  return log;
}

const settings = (log: LogBuilder, event: FactOf<'global'>['event'], stack: Stack | undefined, given = {}) =>
  log.global(event, stack, { name: 'ParleySettings', ...given });

const turn = (log: LogBuilder, on: boolean, stack?: Stack) =>
  log.add({ kind: 'setting', setting, on, ...(stack ? { stack } : {}) });

/** The vendor's script runs and is given the time to draw. */
function vendorRuns(log: LogBuilder, waitMs = 2_500): LogBuilder {
  log.script(scriptOf.affected, 'loaded');
  log.wait(waitMs);
  log.request('https://shop.example/end', undefined);
  return log;
}

describe(id, () => {
  it('names another chat vendor that turned the switch on, where no chat was drawn', () => {
    const log = configured();
    turn(log, true, by('other-vendor'));
    const [finding, ...rest] = findings(vendorRuns(log));
    expect(rest).toEqual([]);
    expect(finding).toMatchObject({
      verdict: 'fail',
      claim: 'derived',
      target: setting,
      actor: { party: 'other-vendor', vendor: 'overtalk', line: 12 },
    });
    expect(finding?.summary).toMatch(
      /turned on the Parley setting ParleySettings\.hidden, and no chat was drawn/,
    );
  });

  it.each(['site', 'affected'] as const)('says nothing of what the party %s sets', (party) => {
    const log = configured(party);
    turn(log, true, by(party));
    settings(log, 'assigned', by(party));
    expect(findings(vendorRuns(log))).toEqual([]);
    expect(check(log)?.verdict).toBe('pass');
  });

  it('says nothing of settings that held so from the start, or that nobody was seen to set', () => {
    const log = configured();
    turn(log, true);
    expect(findings(vendorRuns(log))).toEqual([]);
  });

  it('says nothing where the chat was drawn all the same', () => {
    const log = configured();
    turn(log, true, by('other-vendor'));
    log.widget({ visible: false, clickable: false });
    expect(findings(vendorRuns(log))).toEqual([]);
  });

  it('says nothing of a switch that was turned off again', () => {
    const log = configured();
    turn(log, true, by('other-vendor'));
    turn(log, false, by('site'));
    expect(findings(vendorRuns(log))).toEqual([]);
  });

  it('names nobody before the chat had the time to draw itself', () => {
    const log = configured();
    turn(log, true, by('other-vendor'));
    expect(findings(vendorRuns(log, 500))).toMatchObject([
      { verdict: 'inconclusive', actor: { party: 'unknown' } },
    ]);
  });

  it('names nobody while an ordinary cause may have kept the chat away', () => {
    const log = configured();
    turn(log, true, by('other-vendor'));
    log.add({
      kind: 'csp',
      blockedUrl: 'https://api.parley.example/',
      directive: 'connect-src',
      disposition: 'enforce',
      sourceUrl: '',
      line: 0,
      column: 0,
    });
    expect(findings(vendorRuns(log))).toMatchObject([
      { verdict: 'inconclusive', reason: expect.stringContaining('csp is established') },
    ]);
  });

  it('shows a third party that came after the settings, and leaves open what the site gave it', () => {
    const late = recordedPage();
    const url = 'https://late.example/l.js';
    settings(late, 'present', undefined);
    late.script(url, 'present');
    turn(late, true, {
      ...by('third-party'),
      text: by('third-party').text.replace(scriptOf['third-party'], url),
    });
    expect(findings(vendorRuns(late))).toMatchObject([
      { verdict: 'inconclusive', actor: { party: 'third-party', scriptUrl: url } },
    ]);

    const early = configured();
    turn(early, true, by('third-party'));
    expect(findings(vendorRuns(early))).toMatchObject([
      { verdict: 'inconclusive', actor: { party: 'unknown' } },
    ]);
  });

  it('finds other settings that another chat vendor changed before the script that reads them', () => {
    const log = configured();
    settings(log, 'assigned', by('other-vendor'), { path: 'site', before: 'string', after: 'string' });
    expect(findings(vendorRuns(log))).toMatchObject([
      { verdict: 'fail', claim: 'inferred', target: 'window.ParleySettings.site' },
    ]);

    const whole = configured();
    settings(whole, 'deleted', by('other-vendor'), { after: 'absent' });
    expect(findings(vendorRuns(whole))).toMatchObject([{ verdict: 'fail', target: 'window.ParleySettings' }]);
  });

  it('says nothing of other settings once they were read, in the hands of third parties, or that are new', () => {
    const read = vendorRuns(configured(), 0);
    settings(read, 'assigned', by('other-vendor'), { path: 'site', before: 'string', after: 'string' });
    read.wait(2_500);
    read.request('https://shop.example/end', undefined);
    expect(findings(read)).toEqual([]);

    const other = configured();
    settings(other, 'assigned', by('third-party'), { path: 'site', before: 'string', after: 'string' });
    settings(other, 'assigned', by('other-vendor'), { before: 'undefined' });
    other.global('assigned', by('other-vendor'), { path: 'version', before: 'string', after: 'string' });
    expect(findings(vendorRuns(other))).toEqual([]);
  });

  it('tells a whole object that turns the switch on once', () => {
    const log = configured();
    settings(log, 'assigned', by('other-vendor'));
    turn(log, true, by('other-vendor'));
    expect(findings(vendorRuns(log))).toMatchObject([{ verdict: 'fail', target: setting }]);
  });

  it('does not apply to a vendor without settings', () => {
    const log = startLog();
    log.widget({ vendor: 'mute' });
    const mute = company('mute', 'chat');
    expect(checkOf(id, log.observations, { protect: ['mute'] }, [mute])?.verdict).toBe('not-applicable');
  });
});
