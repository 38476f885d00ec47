import { describe, expect, it } from 'vitest';
import type { FactOf } from '../../../src/model/observation.ts';
import { body, by, type LogBuilder, type Scripted, scriptOf, startLog } from '../../builders/log.ts';
import { checkOf, findingsOf, reportOf } from '../../builders/report.ts';

const id = 'dormant-reference';

const named = (item: string, line: number, vendor = 'parley') => ({ vendor, item, line, column: 9 });

function reference(
  url: string,
  names: FactOf<'reference'>['names'],
  how: FactOf<'reference'>['how'] = 'refetched',
): FactOf<'reference'> {
  return { kind: 'reference', url, how, ...(names ? { names } : {}) };
}

const logNaming = (party: Scripted) => {
  const log = startLog();
  log.widget();
  log.add(reference(scriptOf[party], named('#parley-launcher', 31)));
  return log;
};

describe(id, () => {
  it('tells a notice for another chat vendor, with the place in the text', () => {
    const { observations } = logNaming('other-vendor');
    expect(findingsOf(id, observations)).toMatchObject([
      {
        verdict: 'notice',
        reason: expect.stringContaining('conditions'),
        claim: 'inferred',
        target: '#parley-launcher',
        actor: {
          party: 'other-vendor',
          vendor: 'overtalk',
          scriptUrl: scriptOf['other-vendor'],
          line: 31,
          column: 9,
        },
        summary: expect.stringContaining('names “#parley-launcher” of Parley and was not seen to use it'),
        evidence: [{ what: '“#parley-launcher” at 31:9, as the script’s text (refetched) has it' }],
      },
    ]);
    expect(checkOf(id, observations)).toMatchObject({ verdict: 'notice' });
    expect(reportOf(observations).widgets[0]?.verdict).toBe('healthy');
  });

  it.each(['third-party', 'tag-manager', 'consent-manager', 'site', 'library', 'affected'] as const)(
    'says nothing of the party %s, which may serve several chats',
    (party) => {
      const { observations } = logNaming(party);
      expect(findingsOf(id, observations)).toEqual([]);
      expect(checkOf(id, observations)).toMatchObject({
        verdict: 'pass',
        reason: expect.stringContaining('put together at run time'),
      });
    },
  );

  it('tells the names of one script together', () => {
    const log = logNaming('other-vendor');
    log.add(reference(scriptOf['other-vendor'], named('Parley', 40)));
    log.add(reference(scriptOf['other-vendor'], named('Sometalk', 41, 'sometalk')));
    expect(findingsOf(id, log.observations)).toMatchObject([
      {
        actor: { line: 31 },
        summary: expect.stringContaining('names “#parley-launcher”, “Parley” of Parley'),
        count: 1,
      },
    ]);
  });

  it('is silent about a script that was seen to act', () => {
    const log = logNaming('other-vendor');
    log.removal(by('other-vendor'));
    log.widget({ connected: false, rendered: false, visible: false, clickable: false });
    expect(findingsOf(id, log.observations)).toEqual([]);
    expect(findingsOf('removed-widget', log.observations)).toHaveLength(1);
  });

  it('is silent where it is not known who acted: it may have been this script', () => {
    const log = logNaming('other-vendor');
    log.removal(undefined);
    log.widget({ connected: false, rendered: false, visible: false, clickable: false });
    expect(findingsOf(id, log.observations)).toEqual([]);
    expect(checkOf(id, log.observations)).toMatchObject({
      verdict: 'inconclusive',
      reason: expect.stringContaining('not known who did'),
    });
  });

  it('is silent about a script that the page was not seen to load', () => {
    const log = startLog();
    log.add(reference('https://cdn.overtalk.example/other.js', named('Parley', 1)));
    expect(findingsOf(id, log.observations)).toEqual([]);
  });

  it.each([
    [
      'the permission was withdrawn',
      (log: LogBuilder) => log.permission('withdrawn', '<all_urls>'),
      'no permission',
    ],
    [
      'a sensor failed',
      (log: LogBuilder) => log.add({ kind: 'probe', event: 'sensor-failed', detail: 'tree', count: 1 }),
      'a sensor failed',
    ],
  ])('says of nobody that he was not seen where %s', (_, lose, reason) => {
    const log = logNaming('other-vendor');
    lose(log);
    expect(findingsOf(id, log.observations)).toEqual([]);
    expect(checkOf(id, log.observations)).toMatchObject({ verdict: 'inconclusive', reason });
  });

  it('gives an inline script to the script that put it in', () => {
    const log = startLog();
    const put = (party: Scripted, node: number) => {
      log.dom({
        api: 'Node.appendChild',
        action: 'insert',
        target: body,
        nodes: [{ id: node, tag: 'SCRIPT' }],
        stack: by(party),
      });
      log.add({ ...reference('https://shop.example/', named('Parley', 2), 'inline'), node });
    };
    put('other-vendor', 60);
    put('tag-manager', 61);
    log.add({ ...reference('https://shop.example/', named('Parley', 2), 'inline'), node: 62 });
    expect(findingsOf(id, log.observations)).toMatchObject([
      {
        verdict: 'notice',
        actor: { party: 'other-vendor', scriptUrl: scriptOf['other-vendor'], line: 12 },
        summary: expect.stringContaining('in an inline script that it put in'),
      },
    ]);
  });

  it('does not pass where a text could not be had', () => {
    const log = startLog();
    log.add(reference(scriptOf['other-vendor'], undefined, 'unread'));
    log.add(reference(scriptOf.affected, undefined, 'unread'));
    expect(checkOf(id, log.observations)).toMatchObject({
      verdict: 'inconclusive',
      reason: 'the text of 1 script could not be read',
    });
  });
});
