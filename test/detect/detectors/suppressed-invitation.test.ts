import { describe, expect, it } from 'vitest';
import type { Stack } from '../../../src/model/observation.ts';
import { by, type LogBuilder, type Scripted, scriptOf, startLog, v8 } from '../../builders/log.ts';
import { checkOf, findingsOf } from '../../builders/report.ts';

const id = 'suppressed-invitation';
const chain = (...parties: Scripted[]): Stack => v8(...parties.map((party) => `${scriptOf[party]}:30:7`));

/** The chat stands on the page; the one set a timer, the other cleared it. */
function cleared(set: Stack | undefined, clear: Stack | undefined): LogBuilder {
  const log = startLog();
  log.widget();
  log.timer(set, clear);
  return log;
}

const found = (log: LogBuilder) => findingsOf(id, log.observations);

describe(id, () => {
  it.each(['other-vendor', 'third-party'] as const)('fails for the party %s', (party) => {
    expect(found(cleared(by('affected'), by(party)))).toMatchObject([
      {
        verdict: 'fail',
        target: 'timer of 20 s',
        actor: { party, scriptUrl: scriptOf[party], line: 12 },
        summary: expect.stringContaining('cleared a timer of 20 s that Parley waited for'),
        evidence: [{ what: expect.stringContaining('12 s before it was due') }],
      },
    ]);
  });

  it.each(['site', 'tag-manager', 'consent-manager'] as const)('does not fail for the party %s', (party) => {
    expect(found(cleared(by('affected'), by(party)))).toMatchObject([{ verdict: 'inconclusive' }]);
  });

  it('fails where the site had called the vendor’s code that set the timer', () => {
    const log = cleared(chain('affected', 'site'), chain('library', 'other-vendor'));
    expect(found(log)).toMatchObject([{ verdict: 'fail', actor: { party: 'other-vendor' } }]);
  });

  it.each([
    ['the vendor', by('affected'), by('affected')],
    ['a function of the vendor’s that others call', by('affected'), chain('affected', 'other-vendor')],
  ])('is silent about what %s clears', (_who, set, clear) => {
    expect(found(cleared(set, clear))).toEqual([]);
  });

  it.each(['other-vendor', 'third-party', 'site'] as const)(
    'is silent about timers of the party %s',
    (party) => {
      const log = cleared(by(party), by('other-vendor'));
      expect(found(log)).toEqual([]);
      expect(checkOf(id, log.observations)).toMatchObject({
        verdict: 'pass',
        reason: expect.stringContaining('the first 300'),
      });
    },
  );

  it('is silent about what was cleared in another document', () => {
    const log = startLog();
    log.widget();
    log.timer(by('affected'), by('affected'));
    const told = { kind: 'timer', timer: 5, api: 'Window.clearTimeout', leftMs: 9_000 } as const;
    log.add({ ...told, stack: by('other-vendor') }, { document: 'd2' });
    expect(found(log)).toEqual([]);
  });

  it('names nobody where the chat was not seen', () => {
    const log = startLog();
    log.timer(by('affected'), by('other-vendor'));
    log.widget({ visible: false });
    expect(found(log)).toMatchObject([{ verdict: 'inconclusive', actor: { party: 'unknown' } }]);
  });
});
