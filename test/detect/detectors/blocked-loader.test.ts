import { describe, expect, it } from 'vitest';
import type { Observation } from '../../../src/model/observation.ts';
import { by, type Scripted, startLog, v8 } from '../../builders/log.ts';
import { checkOf, findingsOf } from '../../builders/report.ts';

const id = 'blocked-loader';
const url = 'https://cdn.parley.example/loader.js';
const element = { id: 60, tag: 'script', url };

/** A page on which the vendor's script is put in and nothing else of the vendor ever loads. */
function logOf(act: (log: ReturnType<typeof startLog>) => void): Observation[] {
  const log = startLog();
  log.observations.splice(
    log.observations.findIndex(({ fact }) => fact.kind === 'script' && fact.event === 'loaded'),
    1,
  );
  log.dom({ action: 'insert', api: 'Node.appendChild', nodes: [element], stack: by('site') });
  log.script(url, 'present', { node: element, parser: false });
  act(log);
  log.wait(10_000);
  log.request('https://shop.example/later', by('site'));
  return log.observations;
}

const removedBy = (party: Scripted) => logOf((log) => log.dom({ nodes: [element], stack: by(party) }));

describe(id, () => {
  it.each(['other-vendor', 'third-party', 'tag-manager'] as const)('fails for the party %s', (party) => {
    expect(findingsOf(id, removedBy(party))[0]).toMatchObject({
      verdict: 'fail',
      target: 'cdn.parley.example/loader.js',
      actor: { party },
    });
  });

  it('fails for another type and another address', () => {
    const change = { api: 'Element.setAttribute', action: 'attribute', stack: by('other-vendor') } as const;
    expect(
      findingsOf(
        id,
        logOf((log) => log.dom({ ...change, target: element, attribute: 'type' })),
      )[0]?.verdict,
    ).toBe('fail');
    const moved = { ...element, url: 'https://overtalk.example/empty.js' };
    expect(
      findingsOf(
        id,
        logOf((log) => log.dom({ ...change, target: moved, attribute: 'src' })),
      )[0]?.verdict,
    ).toBe('fail');
  });

  it('fails for another address of the vendor’s frame, whatever has loaded', () => {
    const frame = { id: 61, tag: 'IFRAME', url: 'https://chat.parley.example/window' };
    const readdressed = (party: Scripted) => {
      const log = startLog();
      log.dom({ action: 'insert', api: 'Node.appendChild', nodes: [frame], stack: by('affected') });
      const target = { ...frame, url: 'about:blank' };
      log.dom({ api: 'src', action: 'attribute', attribute: 'src', target, stack: by(party) });
      return findingsOf(id, log.observations);
    };
    expect(readdressed('other-vendor')[0]).toMatchObject({
      verdict: 'fail',
      summary: expect.stringContaining('re-addressed the Parley frame'),
    });
    expect(readdressed('affected')).toEqual([]);
  });

  it('is silent for the vendor itself, tells the site apart', () => {
    expect(findingsOf(id, removedBy('affected'))).toEqual([]);
    expect(findingsOf(id, removedBy('site'))[0]).toMatchObject({
      verdict: 'inconclusive',
      actor: { party: 'site' },
    });
  });

  it('is silent when the script loaded, or failed by itself first', () => {
    const loaded = logOf((log) => {
      log.dom({ nodes: [element], stack: by('other-vendor') });
      log.script(url, 'loaded', { node: element });
    });
    expect(findingsOf(id, loaded)).toEqual([]);
    expect(checkOf(id, loaded)?.verdict).toBe('pass');
    const failed = logOf((log) => {
      log.script(url, 'failed', { node: element });
      log.dom({ nodes: [element], stack: by('other-vendor') });
    });
    expect(findingsOf(id, failed)).toEqual([]);
  });

  it('is silent when the script was taken out and ran all the same', () => {
    const log = logOf((it) => {
      it.dom({ nodes: [element], stack: by('other-vendor') });
      it.request('https://api.parley.example/boot', v8(`${url}:1:1`));
    });
    expect(findingsOf(id, log)).toEqual([]);
  });

  it("does not take a snippet's own attributes for blocking", () => {
    const log = startLog();
    const made = { id: 61, tag: 'script', url };
    log.dom({ action: 'attribute', attribute: 'src', target: made, stack: by('site') });
    log.dom({ action: 'attribute', attribute: 'type', target: made, stack: by('site') });
    log.script(url, 'present', { node: made, type: 'text/javascript', parser: false });
    expect(findingsOf(id, log.observations)).toEqual([]);
  });

  it('reports an element that never came in, and names nobody', () => {
    const log = startLog();
    log.dom({ action: 'attribute', attribute: 'src', target: { ...element, id: 62 }, stack: by('site') });
    expect(findingsOf(id, log.observations)).toEqual([]);
    log.wait(4000);
    log.request('https://shop.example/later', by('site'));
    expect(findingsOf(id, log.observations)[0]).toMatchObject({
      verdict: 'inconclusive',
      actor: { party: 'unknown' },
    });
  });

  it.each([
    [
      'csp',
      (log: ReturnType<typeof startLog>) =>
        log.add({
          kind: 'csp',
          blockedUrl: url,
          directive: 'script-src',
          disposition: 'enforce',
          sourceUrl: '',
          line: 0,
          column: 0,
        }),
    ],
    [
      'content-blocker',
      (log: ReturnType<typeof startLog>) =>
        log.network(url, 'failed', { error: 'net::ERR_BLOCKED_BY_CLIENT', type: 'script' }),
    ],
  ] as const)('names nobody when %s is established', (cause, add) => {
    const log = logOf((it) => {
      it.dom({ nodes: [element], stack: by('other-vendor') });
      add(it);
    });
    const [finding] = findingsOf(id, log);
    expect(finding).toMatchObject({ verdict: 'inconclusive', actor: { party: 'unknown' } });
    expect(finding?.causes).toContainEqual(expect.objectContaining({ id: cause, state: 'established' }));
  });

  it('names nobody without permission, as a content blocker cannot be excluded', () => {
    expect(findingsOf(id, removedBy('other-vendor'), { origins: [] })[0]).toMatchObject({
      verdict: 'inconclusive',
      actor: { scriptUrl: null },
    });
  });

  it('still names who gave the script a type that does not run, whatever mark stands beside it', () => {
    const log = logOf((it) => {
      const type = 'text/plain';
      it.dom({
        api: 'Element.setAttribute',
        action: 'attribute',
        attribute: 'type',
        target: element,
        stack: by('other-vendor'),
      });
      it.script(url, 'inert', { node: element, type, gate: { attribute: 'data-category', value: 'chat' } });
    });
    expect(findingsOf(id, log)[0]).toMatchObject({ verdict: 'fail', actor: { party: 'other-vendor' } });
  });

  it.each([
    ['consent-manager', 'text/plain', 'data-name', 'parley'],
    ['delayed-loading', 'rocketlazyloadscript', 'type', 'rocketlazyloadscript'],
  ])('names nobody for a script that was held back already (%s)', (cause, type, attribute, value) => {
    const log = startLog();
    log.script(url, 'inert', { node: element, type, gate: { attribute, value } });
    log.dom({ nodes: [element], stack: by('third-party') });
    log.wait(10_000);
    log.request('https://shop.example/later', by('site'));
    expect(findingsOf(id, log.observations)[0]).toMatchObject({
      verdict: 'inconclusive',
      actor: { party: 'unknown' },
      reason: expect.stringContaining(`${cause} is established`),
    });
  });

  it('names no other for what a consent manager retyped or took out', () => {
    const log = logOf((it) => {
      it.dom({
        api: 'HTMLScriptElement.type',
        action: 'attribute',
        attribute: 'type',
        target: element,
        stack: by('consent-manager'),
      });
      it.script(url, 'inert', { node: element, type: 'javascript/blocked' });
      it.dom({ nodes: [element], stack: by('consent-manager') });
    });
    expect(findingsOf(id, log)[0]).toMatchObject({ verdict: 'inconclusive', actor: { party: 'unknown' } });
  });
});
