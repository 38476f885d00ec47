import { describe, expect, it } from 'vitest';
import { body, by, mark, scriptOf, startLog, v8 } from '../../builders/log.ts';
import { checkOf, findingsOf } from '../../builders/report.ts';

const id = 'removed-widget';

describe(id, () => {
  it.each(['other-vendor', 'third-party', 'tag-manager'] as const)(
    'fails for a script of the party %s',
    (party) => {
      const log = startLog();
      log.widget();
      log.removal(by(party));
      const [finding] = findingsOf(id, log.observations);
      expect(finding).toMatchObject({
        verdict: 'fail',
        count: 1,
        actor: { party, scriptUrl: scriptOf[party], line: 12, column: 5 },
      });
    },
  );

  it('says it in one sentence, counts every removal that the vendor repairs', () => {
    const log = startLog();
    log.wait(5000);
    for (let i = 0; i < 2; i++) {
      log.removal(by('other-vendor'));
      log.dom({ action: 'insert', nodes: [{ id: 7, tag: 'div' }], stack: by('affected') });
    }
    const findings = findingsOf(id, log.observations);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({ count: 2, pageLoads: { seen: 1, recorded: 1 } });
    expect(findings[0]?.summary).toMatch(
      /^overtalk\.example\/tag\.js:12:5 removed the Parley chat button, 2 times, first 10:32:05$/,
    );
    expect(findings[0]?.evidence).toHaveLength(2);
  });

  it.each([
    [false, 1],
    [true, 0],
  ])(
    'fails for what document.write took with the page, told before it is done (still there: %s)',
    (connected, count) => {
      const log = startLog();
      log.widget();
      log.dom({
        api: 'Document.write',
        action: 'write',
        nodes: [body],
        wholesale: true,
        marks: [mark(true, { relation: 'ancestor' })],
        stack: by('other-vendor'),
      });
      log.widget({ connected, ...(connected ? {} : { rendered: false, visible: false, clickable: false }) });
      const findings = findingsOf(id, log.observations);
      expect(findings).toHaveLength(count);
      for (const finding of findings) expect(finding).toMatchObject({ verdict: 'fail', count: 1 });
    },
  );

  it('passes what the vendor does to its own chat, also through a library', () => {
    const log = startLog();
    log.widget();
    log.removal(by('affected'));
    log.removal(v8(`${scriptOf.library}:1:1`, `${scriptOf.affected}:3:4`));
    expect(findingsOf(id, log.observations)).toEqual([]);
    expect(checkOf(id, log.observations)?.verdict).toBe('pass');
  });

  it("tells the site's own act apart and names the site", () => {
    const log = startLog();
    log.removal(by('site'));
    const [finding] = findingsOf(id, log.observations);
    expect(finding).toMatchObject({
      verdict: 'inconclusive',
      actor: { party: 'site', scriptUrl: scriptOf.site },
    });
    expect(finding?.reason).toMatch(/ask the site/);
  });

  it('is inconclusive for a consent manager', () => {
    const log = startLog();
    log.removal(by('consent-manager'));
    const actor = { party: 'consent-manager' };
    expect(findingsOf(id, log.observations)[0]).toMatchObject({ verdict: 'inconclusive', actor });
  });

  it('names nobody for a library that nobody was seen to call', () => {
    const log = startLog();
    log.removal(by('library'));
    const [finding] = findingsOf(id, log.observations);
    expect(finding).toMatchObject({ verdict: 'inconclusive', actor: { scriptUrl: null } });
    expect(finding?.reason).toMatch(/nobody was seen to call it/);
  });

  it('finds the caller behind a library and keeps the path', () => {
    const log = startLog();
    log.removal(
      v8(`remove ${scriptOf.library}:1:1`, `${scriptOf['other-vendor']}:9:2`, `${scriptOf.site}:1:1`),
    );
    const [finding] = findingsOf(id, log.observations);
    expect(finding?.actor).toMatchObject({ party: 'other-vendor', line: 9 });
    expect(finding?.evidence[0]?.stack?.map(({ role }) => role)).toEqual(['path', 'actor', 'caller']);
  });

  it('lets a script move the element', () => {
    const log = startLog();
    log.removal(by('other-vendor'));
    log.dom({ action: 'insert', nodes: [{ id: 7, tag: 'div' }], stack: by('other-vendor') });
    expect(findingsOf(id, log.observations)).toEqual([]);
  });

  it('lets a script move the element within another one', () => {
    const log = startLog();
    log.removal(by('third-party'));
    log.dom({
      action: 'insert',
      nodes: [{ id: 90, tag: 'div' }],
      marks: [mark(true)],
      stack: by('third-party'),
    });
    expect(findingsOf(id, log.observations)).toEqual([]);
  });

  it('counts a move that comes back too late as a removal', () => {
    const log = startLog();
    log.removal(by('other-vendor'));
    log.wait(60);
    log.dom({ action: 'insert', nodes: [{ id: 7, tag: 'div' }], stack: by('other-vendor') });
    expect(findingsOf(id, log.observations)).toHaveLength(1);
  });

  it('overlooks acts inside the widget and acts that leave it in the document', () => {
    const log = startLog();
    log.removal(by('other-vendor'), { marks: [mark(false, { relation: 'inside' })] });
    log.removal(by('other-vendor'), { marks: [mark(true)] });
    log.removal(by('other-vendor'), { marks: [mark(false, { vendor: 'overtalk' })] });
    expect(findingsOf(id, log.observations)).toEqual([]);
  });

  it('reports an element that left without a recorded call, and names nobody', () => {
    const log = startLog();
    log.widget();
    log.widget({ connected: false, rendered: false, visible: false, clickable: false });
    const [finding] = findingsOf(id, log.observations);
    expect(finding).toMatchObject({ verdict: 'inconclusive', actor: { party: 'unknown', scriptUrl: null } });
    expect(finding?.summary).toMatch(
      /^Observed, cause not established: the Parley chat button was removed, once, at /,
    );
  });

  it('does not report a loss twice when the call was recorded', () => {
    const log = startLog();
    log.widget();
    log.removal(by('other-vendor'));
    log.widget({ connected: false });
    expect(findingsOf(id, log.observations)).toHaveLength(1);
  });

  it('names nobody when a router replaced the page, whoever called it', () => {
    const log = startLog();
    const turbo = 'https://cdn.jsdelivr.net/npm/@hotwired/turbo@8/dist/turbo.min.js';
    log.script(turbo, 'present');
    const wholesale = { wholesale: true, target: body, marks: [mark(false, { relation: 'ancestor' })] };
    log.removal(v8(`${turbo}:1:1`, `${scriptOf['other-vendor']}:2:2`), wholesale);
    const [finding] = findingsOf(id, log.observations);
    expect(finding).toMatchObject({ verdict: 'inconclusive', actor: { party: 'unknown' } });
    expect(finding?.causes).toContainEqual(
      expect.objectContaining({ id: 'page-replacement', state: 'established' }),
    );
  });

  it('names another vendor that empties the whole body', () => {
    const log = startLog();
    log.removal(by('other-vendor'), { wholesale: true, marks: [mark(false, { relation: 'ancestor' })] });
    expect(findingsOf(id, log.observations)[0]?.verdict).toBe('fail');
  });

  it('needs no network: permission does not matter', () => {
    const log = startLog();
    log.removal(by('other-vendor'));
    expect(findingsOf(id, log.observations, { origins: [] })[0]?.verdict).toBe('fail');
  });

  it.each(['no-probe', 'sensor-failed', 'message-dropped'] as const)(
    'never passes after a gap: %s',
    (reason) => {
      const log = startLog();
      log.widget();
      log.add({ kind: 'gap', reason, detail: '', count: 1 });
      expect(checkOf(id, log.observations)?.verdict).toBe('inconclusive');
    },
  );

  it('names nobody when the stack names a script that the page never loaded', () => {
    const log = startLog();
    log.removal(v8('https://overtalk.example/forged.js:1:1'));
    expect(findingsOf(id, log.observations)[0]).toMatchObject({
      verdict: 'inconclusive',
      actor: { party: 'unknown' },
    });
  });
});
