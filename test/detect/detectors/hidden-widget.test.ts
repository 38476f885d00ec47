import { describe, expect, it } from 'vitest';
import type { FactOf, NodeRef } from '../../../src/model/observation.ts';
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

describe(id, () => {
  it.each(['other-vendor', 'third-party', 'tag-manager'] as const)(
    'fails for inline style by the party %s',
    (party) => {
      const log = startLog();
      log.widget();
      log.dom({ ...styling, stack: by(party) });
      log.widget({ ...hidden, hiddenBy: inline });
      const [finding] = findingsOf(id, log.observations);
      expect(finding).toMatchObject({ verdict: 'fail', count: 1, actor: { party, line: 12 } });
      expect(finding?.summary).toMatch(/tag|s\.js|container/);
    },
  );

  it('counts each transition to hidden', () => {
    const log = startLog();
    for (let i = 0; i < 3; i++) {
      log.widget();
      log.dom({ ...styling, stack: by('other-vendor') });
      log.widget({ ...hidden, hiddenBy: inline });
      log.widget({ ...hidden, hiddenBy: inline });
    }
    expect(findingsOf(id, log.observations)[0]).toMatchObject({ count: 3 });
  });

  it('is silent when the vendor hides its own chat or a chat window was never open', () => {
    const log = startLog();
    log.widget();
    log.dom({ ...styling, stack: by('affected') });
    log.widget({ ...hidden, hiddenBy: inline });
    log.widget({
      ...hidden,
      node: { id: 9, tag: 'iframe' },
      hiddenBy: { ...inline, node: { id: 9, tag: 'iframe' } },
    });
    expect(findingsOf(id, log.observations)).toEqual([]);
    expect(checkOf(id, log.observations)?.verdict).toBe('pass');
  });

  it("tells the site's own act apart", () => {
    const log = startLog();
    log.widget();
    log.dom({ ...styling, stack: by('site') });
    log.widget({ ...hidden, hiddenBy: inline });
    expect(findingsOf(id, log.observations)[0]).toMatchObject({
      verdict: 'inconclusive',
      actor: { party: 'site' },
    });
    expect(reportOf(log.observations).widgets[0]?.verdict).toBe('explained');
  });

  it('follows a rule to whoever inserted its sheet, even before the chat was drawn', () => {
    const log = startLog();
    log.dom({ action: 'insert', api: 'Node.appendChild', nodes: [sheet], stack: by('other-vendor') });
    log.widget({ ...hidden, hiddenBy: rule });
    expect(findingsOf(id, log.observations)[0]).toMatchObject({
      verdict: 'fail',
      actor: { party: 'other-vendor' },
    });
  });

  it('follows a rule to whoever changed its sheet last', () => {
    const log = startLog();
    log.dom({ action: 'insert', nodes: [sheet], stack: by('site') });
    log.widget();
    log.dom({ action: 'sheet', target: sheet, stack: by('third-party') });
    log.widget({ ...hidden, hiddenBy: rule });
    expect(findingsOf(id, log.observations)[0]).toMatchObject({
      verdict: 'fail',
      actor: { party: 'third-party' },
    });
  });

  it('follows an old rule to the class that made it hold, on an ancestor too', () => {
    const log = startLog();
    log.widget();
    log.dom({
      api: 'Element.classList',
      action: 'style',
      target: body,
      attribute: 'class',
      stack: by('other-vendor'),
    });
    log.widget({ ...hidden, hiddenBy: rule });
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
      expect.objectContaining({ id: 'css-conflict', state: 'established' }),
    );
  });

  it('names nobody when several parties had the style in hand', () => {
    const log = startLog();
    log.widget();
    log.dom({ ...styling, stack: by('affected') });
    log.dom({ ...styling, stack: by('other-vendor') });
    log.widget({ ...hidden, hiddenBy: inline });
    expect(findingsOf(id, log.observations)[0]).toMatchObject({
      verdict: 'inconclusive',
      actor: { party: 'unknown' },
    });
  });

  it('reports a chat that was hidden without a recorded call', () => {
    const log = startLog();
    log.widget();
    log.widget({ ...hidden, hiddenBy: inline });
    expect(findingsOf(id, log.observations)[0]).toMatchObject({
      verdict: 'inconclusive',
      actor: { party: 'unknown' },
    });
  });

  it('overlooks another attribute, another element and an act that came later', () => {
    const log = startLog();
    const hides = { ...hidden, hiddenBy: inline };
    log.dom({ ...styling, action: 'attribute', attribute: 'src', stack: by('other-vendor') });
    log.dom({ ...styling, target: { id: 99, tag: 'div' }, stack: by('other-vendor') });
    log.widget(hides);
    log.dom({ ...styling, stack: by('other-vendor') });
    expect(findingsOf(id, log.observations)).toEqual([]);
  });

  it('sees an attribute', () => {
    const log = startLog();
    log.widget();
    log.dom({
      api: 'hidden',
      action: 'attribute',
      target: launcher,
      attribute: 'hidden',
      stack: by('third-party'),
    });
    log.widget({ ...hidden, hiddenBy: { ...inline, property: 'display', via: 'attribute' } });
    expect(findingsOf(id, log.observations)[0]).toMatchObject({
      verdict: 'fail',
      actor: { scriptUrl: scriptOf['third-party'] },
    });
  });
});
