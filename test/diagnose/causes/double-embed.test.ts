import { describe, expect, it } from 'vitest';
import type { Observation } from '../../../src/model/observation.ts';
import { by, type LogBuilder, type Scripted, scriptOf, siteUrl, startLog, v8 } from '../../builders/log.ts';
import { causeOf } from '../../builders/report.ts';

const url = scriptOf.affected;

/** Beside the one that the log begins with. */
const embed = (log: LogBuilder, party: Scripted | 'parser' | null, place: Partial<Observation> = {}) => {
  const node = { id: 60, tag: 'script', url };
  const parser = party === 'parser';
  if (party !== null && party !== 'parser') {
    log.dom({ action: 'insert', api: 'Node.appendChild', nodes: [node], stack: by(party) }, place);
  }
  const type = '';
  log.add({ kind: 'script', event: 'present', node, url, type, parser }, place);
  log.add({ kind: 'script', event: 'loaded', node, url, type, parser }, place);
};

function cause(act: (log: LogBuilder) => void) {
  const log = startLog();
  act(log);
  return causeOf('double-embed', log.observations);
}

describe('double-embed', () => {
  it('is established by two tags in the page, and names the second', () => {
    expect(cause((log) => embed(log, 'parser'))).toMatchObject({
      state: 'established',
      advice: { paste: `src="${url}"`, sentence: expect.stringContaining('second of the two tags') },
    });
  });

  it.each(['site', 'tag-manager', 'third-party'] as const)(
    'is established by a second tag of the party %s, and names its script',
    (party) => {
      const file = scriptOf[party].replace('https://', '');
      expect(cause((log) => embed(log, party))).toMatchObject({
        state: 'established',
        reason: expect.stringContaining(file),
        advice: { sentence: `Keep ${file} from putting the chat in a second time.` },
      });
    },
  );

  it('is excluded for one tag, for what the vendor itself brings twice, and where nobody is known to', () => {
    expect(cause(() => {})?.state).toBe('excluded');
    expect(cause((log) => embed(log, 'affected'))?.state).toBe('excluded');
    expect(cause((log) => embed(log, null))?.state).toBe('excluded');
  });

  it('is excluded where the second never loaded, stands in a frame, or came with another page of the document', () => {
    const failed = cause((log) => {
      log.script(url, 'present', { node: { id: 60, tag: 'script', url } });
      log.script(url, 'failed', { node: { id: 60, tag: 'script', url } });
    });
    expect(failed?.state).toBe('excluded');
    expect(cause((log) => embed(log, 'parser', { document: 'd2', frame: 3 }))?.state).toBe('excluded');
    const revisited = cause((log) => {
      log.add({ kind: 'page', event: 'route', url: `${siteUrl}help`, top: true, prerender: false });
      embed(log, 'site');
    });
    expect(revisited?.state).toBe('excluded');
  });

  it('is excluded where the second is a script that was held back and then let go', () => {
    const log = startLog();
    const loaded = log.observations.findIndex(
      ({ fact }) => fact.kind === 'script' && fact.event === 'loaded' && fact.url === url,
    );
    log.observations.splice(loaded, 1);
    log.script(url, 'inert', { node: { id: 41, tag: 'script' }, type: 'text/plain' });
    embed(log, 'site');
    expect(causeOf('double-embed', log.observations)?.state).toBe('excluded');
  });

  it('does not hold a forwarding frame to account: an act without a stack leaves it open', () => {
    const nobody = cause((log) => {
      const node = { id: 60, tag: 'script', url };
      log.dom({ action: 'insert', nodes: [node], stack: v8('https://never-loaded.example/x.js:1:1') });
      log.script(url, 'loaded', { node, parser: false });
    });
    expect(nobody?.state).toBe('excluded');
  });

  it('is not tested where no probe told who put them in', () => {
    const log = startLog();
    embed(log, 'parser');
    const without = log.observations.filter(({ fact }) => fact.kind !== 'probe');
    expect(causeOf('double-embed', without)?.state).toBe('not-tested');
  });
});
