import { describe, expect, it } from 'vitest';
import { by, parley, type Scripted, scriptOf, startLog } from '../../builders/log.ts';
import { checkOf, findingsOf, reportOf } from '../../builders/report.ts';

const id = 'mismatched-stack';
const gone = { connected: false, rendered: false, visible: false, clickable: false };

/** The launcher removed by a party's script that calls itself so. */
function removedAs(party: Scripted, claim: string) {
  const log = startLog();
  log.widget();
  log.removal({ text: `Error\n    at f (${scriptOf[party]}:12:5 as ${claim})`, slot: 'ours' });
  log.widget(gone);
  return log;
}

const found = (...given: Parameters<typeof removedAs>) => findingsOf(id, removedAs(...given).observations);

describe(id, () => {
  it.each(['site', 'affected', 'library', 'tag-manager'] as const)(
    'fails for the name of a script of the party %s',
    (claimed) => {
      expect(found('other-vendor', scriptOf[claimed])).toMatchObject([
        {
          verdict: 'fail',
          claim: 'derived',
          actor: { party: 'other-vendor', scriptUrl: scriptOf['other-vendor'], line: 12, column: 5 },
          summary: expect.stringContaining('gave its code the name of'),
          evidence: [{ stack: [{ claimed: scriptOf[claimed] }] }],
        },
      ]);
    },
  );

  it.each([
    ['the recorder’s', 'widget-witness-probe.js'],
    ['the page’s', 'https://shop.example/'],
  ])('fails for %s name', (_, claim) => {
    expect(found('third-party', claim)).toMatchObject([{ verdict: 'fail', actor: { party: 'third-party' } }]);
  });

  it.each([
    ['that no page loads', 'webpack-internal:///./src/chat.js'],
    ['that this page did not load', 'https://shop.example/other.js'],
    ['of its own', 'https://overtalk.example/tag.js'],
  ])('is silent about a name %s', (_, claim) => {
    expect(found('other-vendor', claim)).toEqual([]);
    expect(checkOf(id, removedAs('other-vendor', claim).observations)).toMatchObject({ verdict: 'pass' });
  });

  it('does not fail for the site', () => {
    expect(found('site', scriptOf.library)).toMatchObject([
      { verdict: 'inconclusive', actor: { party: 'site' } },
    ]);
  });

  it('leaves the act itself to its own detector', () => {
    const { findings } = reportOf(removedAs('other-vendor', scriptOf.site).observations);
    expect(findings.map(({ detector }) => detector).sort()).toEqual([id, 'removed-widget']);
  });

  it('looks at the code that acted, not at its callers', () => {
    const log = startLog();
    log.widget();
    const { text } = by('other-vendor');
    log.removal({
      text: `${text}\n    at g (${scriptOf['third-party']}:1:1 as ${scriptOf.site})`,
      slot: 'ours',
    });
    log.widget(gone);
    expect(findingsOf(id, log.observations)).toEqual([]);
    expect(findingsOf('removed-widget', log.observations)).toMatchObject([{ verdict: 'fail' }]);
  });

  it('reads Gecko’s frames too', () => {
    const log = startLog();
    log.widget();
    log.removal({ text: `f@${scriptOf.site}:12:5 in ${scriptOf['other-vendor']}`, slot: 'ours' });
    log.widget(gone);
    expect(findingsOf(id, log.observations)).toMatchObject([
      { verdict: 'fail', actor: { scriptUrl: scriptOf['other-vendor'] } },
    ]);
  });

  it('tells of events that imitate the recorder, and names nobody', () => {
    const log = startLog();
    log.widget();
    log.add({ kind: 'imitation', count: 1 });
    log.add({ kind: 'imitation', count: 10 });
    expect(findingsOf(id, log.observations)).toMatchObject([
      {
        verdict: 'inconclusive',
        reason: 'Observed, cause not established: no stack tells who sent it',
        actor: { scriptUrl: null },
        summary: expect.stringContaining(
          'at least 10 events were sent in the page under the recorder’s own name, and dropped',
        ),
        count: 1,
      },
    ]);
  });

  it('does not tell of them for a chat that is on another page', () => {
    const log = startLog();
    log.widget();
    log.add({ kind: 'imitation', count: 1 }, { page: 'p2', document: 'p2' });
    expect(findingsOf(id, log.observations, {}, [parley])).toEqual([]);
  });
});
