import { describe, expect, it } from 'vitest';
import type { FactOf, Stack } from '../../../src/model/observation.ts';
import { by, type LogBuilder, type Scripted, scriptOf, startLog, v8 } from '../../builders/log.ts';
import { checkOf, findingsOf } from '../../builders/report.ts';

const id = 'suppressed-call';
const panel = { id: 9, tag: 'DIV', htmlId: 'parley-panel' };
const chain = (...parties: Scripted[]): Stack => v8(...parties.map((party) => `${scriptOf[party]}:30:7`));

/** The one laid a patch over appendChild, and what the other put in through it is nowhere. */
function swallowed(
  laid: Stack | undefined,
  called: Stack,
  given: Partial<FactOf<'swallowed'>> = {},
): LogBuilder {
  const log = startLog();
  log.patch(laid, { api: 'appendChild' });
  log.add({ kind: 'swallowed', patch: 1, api: 'appendChild', node: panel, stack: called, ...given });
  return log;
}

const found = (log: LogBuilder) => findingsOf(id, log.observations);

describe(id, () => {
  it.each(['other-vendor', 'third-party', 'tag-manager'] as const)('fails for the party %s', (party) => {
    expect(found(swallowed(by(party), by('affected')))).toMatchObject([
      {
        verdict: 'fail',
        target: 'appendChild of div#parley-panel',
        actor: { party, scriptUrl: scriptOf[party], line: 12 },
        summary: expect.stringContaining(
          "swallowed the appendChild call of div#parley-panel by Parley's own code",
        ),
        evidence: [{ what: expect.stringContaining('left the element nowhere') }],
      },
    ]);
  });

  it.each(['consent-manager', 'site', 'library'] as const)('does not fail for the party %s', (party) => {
    expect(found(swallowed(by(party), by('affected')))).toMatchObject([{ verdict: 'inconclusive' }]);
  });

  it('counts what the vendor’s code does when the site calls it', () => {
    expect(found(swallowed(by('other-vendor'), chain('affected', 'site')))).toMatchObject([
      { verdict: 'fail' },
    ]);
  });

  it.each(['other-vendor', 'third-party', 'site'] as const)(
    'is silent about calls of the party %s',
    (party) => {
      const log = swallowed(by('other-vendor'), by(party));
      expect(found(log)).toEqual([]);
      expect(checkOf(id, log.observations)).toMatchObject({
        verdict: 'pass',
        reason: expect.stringContaining('attachShadow'),
      });
    },
  );

  it('is silent about the vendor’s own patch, and about one that no fact tells of', () => {
    expect(found(swallowed(by('affected'), by('affected')))).toEqual([]);
    expect(found(swallowed(by('other-vendor'), by('affected'), { patch: 2 }))).toEqual([]);
  });

  it('names nobody where a patch was found and nobody saw it laid', () => {
    expect(found(swallowed(undefined, by('affected')))).toMatchObject([
      { verdict: 'inconclusive', actor: { party: 'unknown' } },
    ]);
  });

  it.each([
    ['attachShadow', panel, 'gave no shadow root'],
    ['setTimeout', undefined, 'set nothing'],
  ])('says what became of %s', (api, node, said) => {
    const { node: _node, ...call } = {
      kind: 'swallowed',
      patch: 1,
      api,
      stack: by('affected'),
      node,
    } as const;
    const log = startLog();
    log.patch(by('other-vendor'), { api });
    log.add(node ? { ...call, node } : call);
    expect(found(log)).toMatchObject([{ evidence: [{ what: expect.stringContaining(said) }] }]);
  });
});
