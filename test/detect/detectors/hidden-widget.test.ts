import { describe, expect, it } from 'vitest';
import type { FactOf, NodeRef, Observation } from '../../../src/model/observation.ts';
import { body, by, launcher, scriptOf, startLog } from '../../builders/log.ts';
import { checkOf, findingsOf, reportOf } from '../../builders/report.ts';

const id = 'hidden-widget';
const hidden = { visible: false, clickable: false };
const inline: FactOf<'widget'>['hiddenBy'] = {
  node: launcher,
  property: 'display',
  value: 'none',
  via: 'inline',
};
const sheet: NodeRef = { id: 30, tag: 'style' };
const rule: FactOf<'widget'>['hiddenBy'] = { ...inline, via: 'rule', selector: '#parley-launcher', sheet };
const styling = { api: 'HTMLElement.style', action: 'style', target: launcher, attribute: 'style' } as const;

/** A hidden state that the watcher ascribes to this act. */
const hiddenByAct = (act: Observation, how = inline) => ({ ...hidden, hiddenBy: { ...how, by: act.seq } });

describe(id, () => {
  it.each(['other-vendor', 'third-party', 'tag-manager'] as const)('fails for the party %s', (party) => {
    const log = startLog();
    log.widget();
    log.widget(hiddenByAct(log.dom({ ...styling, stack: by(party) })));
    const [finding] = findingsOf(id, log.observations);
    expect(finding).toMatchObject({ verdict: 'fail', count: 1, actor: { party, line: 12 } });
    expect(finding?.summary).toMatch(/:12:5 hid the Parley chat button, once, at /);
  });

  it('counts each transition to hidden', () => {
    const log = startLog();
    for (let i = 0; i < 3; i++) {
      log.widget();
      const act = log.dom({ ...styling, stack: by('other-vendor') });
      log.widget(hiddenByAct(act));
      log.widget(hiddenByAct(act));
    }
    expect(findingsOf(id, log.observations)[0]).toMatchObject({ count: 3 });
  });

  it('is silent when the vendor hides its own chat or a chat window was never open', () => {
    const log = startLog();
    log.widget();
    log.widget(hiddenByAct(log.dom({ ...styling, stack: by('affected') })));
    const window = { id: 9, tag: 'iframe' };
    log.widget({ ...hidden, node: window, hiddenBy: { ...inline, node: window } });
    expect(findingsOf(id, log.observations)).toEqual([]);
    expect(checkOf(id, log.observations)?.verdict).toBe('pass');
  });

  it("tells the site's own act apart", () => {
    const log = startLog();
    log.widget();
    log.widget(hiddenByAct(log.dom({ ...styling, stack: by('site') })));
    expect(findingsOf(id, log.observations)[0]).toMatchObject({
      verdict: 'inconclusive',
      actor: { party: 'site' },
    });
    expect(reportOf(log.observations).widgets[0]?.verdict).toBe('explained');
  });

  it('follows a rule to whoever inserted its sheet before the chat was drawn', () => {
    const log = startLog();
    log.dom({ action: 'insert', api: 'Node.appendChild', nodes: [sheet], stack: by('other-vendor') });
    log.widget({ ...hidden, hiddenBy: rule });
    expect(findingsOf(id, log.observations)[0]).toMatchObject({
      verdict: 'fail',
      actor: { party: 'other-vendor' },
    });
  });

  it("names whoever made a rule of the page's own hold", () => {
    const log = startLog();
    log.widget();
    const act = log.dom({ ...styling, target: body, attribute: 'class', stack: by('other-vendor') });
    log.widget(hiddenByAct(act, rule));
    expect(findingsOf(id, log.observations)[0]).toMatchObject({
      verdict: 'fail',
      actor: { party: 'other-vendor' },
    });
  });

  it("names nobody for a rule of the page's own sheet", () => {
    const log = startLog();
    log.widget({ ...hidden, hiddenBy: rule });
    const report = reportOf(log.observations);
    expect(report.findings).toEqual([]);
    expect(report.widgets[0]?.causes).toContainEqual(
      expect.objectContaining({ id: 'hidden-by-site', state: 'established' }),
    );
  });

  it('does not charge a script that had the style in hand when the watcher saw no act do it', () => {
    const log = startLog();
    log.widget();
    log.dom({ ...styling, stack: by('other-vendor') });
    log.widget({ ...hidden, hiddenBy: inline });
    expect(findingsOf(id, log.observations)[0]).toMatchObject({
      verdict: 'inconclusive',
      actor: { party: 'unknown' },
      reason: 'Observed, cause not established: no recorded call hid it',
    });
  });

  it('does not believe a number that names no act, or a later one', () => {
    const log = startLog();
    log.widget();
    log.widget({ ...hidden, hiddenBy: { ...inline, by: 999 } });
    expect(findingsOf(id, log.observations)[0]).toMatchObject({ actor: { party: 'unknown' } });
    const early = startLog();
    early.widget({ ...hidden, hiddenBy: { ...inline, by: 13 } });
    for (let i = 0; i < 5; i++) early.dom({ ...styling, stack: by('other-vendor') });
    expect(findingsOf(id, early.observations)).toEqual([]);
  });

  it('sees a stranger take over from the vendor while the chat is hidden', () => {
    const log = startLog();
    log.widget(hiddenByAct(log.dom({ ...styling, stack: by('affected') })));
    log.widget(hiddenByAct(log.dom({ ...styling, stack: by('third-party') })));
    expect(findingsOf(id, log.observations)[0]).toMatchObject({
      verdict: 'fail',
      actor: { scriptUrl: scriptOf['third-party'] },
    });
  });
});
