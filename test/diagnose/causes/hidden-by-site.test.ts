import { describe, expect, it } from 'vitest';
import type { FactOf } from '../../../src/model/observation.ts';
import { body, by, launcher, mark, type Scripted, startLog, v8 } from '../../builders/log.ts';
import { causeOf, findingsOf, reportOf } from '../../builders/report.ts';

const sheet = { id: 30, tag: 'LINK', url: 'https://shop.example/site.css' };
const byRule = (selector: string): Partial<FactOf<'widget'>> => ({
  visible: false,
  clickable: false,
  hiddenBy: { node: launcher, property: 'display', value: 'none', via: 'rule', selector, sheet },
});
const gone = { connected: false, rendered: false, visible: false, clickable: false };

describe('hidden-by-site', () => {
  it("is established by a rule of the site's own that names the chat", () => {
    const log = startLog();
    log.widget(byRule('#parley-launcher'));
    expect(causeOf('hidden-by-site', log.observations)).toEqual({
      id: 'hidden-by-site',
      state: 'established',
      reason:
        'the rule #parley-launcher (display: none) in shop.example/site.css is about this chat and hides it',
      advice: {
        sentence:
          'Take the rule #parley-launcher (display: none) in shop.example/site.css out where the chat is wanted, or add the rule below.',
        paste: '#parley-launcher#parley-launcher{display:block!important}',
      },
    });
  });
  it('is established where the framework that the page itself loads took the chat out, called by nobody', () => {
    const url = 'https://unpkg.com/vue@3/dist/vue.global.prod.js';
    const log = startLog();
    log.script(url, 'present', { parser: true });
    log.widget();
    log.removal(v8(`${url}:1:1`));
    log.widget(gone);
    expect(causeOf('hidden-by-site', log.observations)).toMatchObject({
      state: 'established',
      reason:
        'unpkg.com/vue@3/dist/vue.global.prod.js, the framework that the page itself loads, took it out as it drew the page',
    });
  });
  it('is excluded for a library that draws nothing by itself', () => {
    const url = 'https://unpkg.com/jquery@3/dist/jquery.min.js';
    const log = startLog();
    log.script(url, 'present', { parser: true });
    log.widget();
    log.removal(v8(`${url}:1:1`));
    log.widget(gone);
    expect(causeOf('hidden-by-site', log.observations)).toMatchObject({ state: 'excluded' });
  });
  it('is excluded for a general rule', () => {
    const log = startLog();
    log.widget(byRule('div:not(#parley-launcher), body > div'));
    expect(causeOf('hidden-by-site', log.observations)?.state).toBe('excluded');
  });

  function removedBy(party: Scripted) {
    const log = startLog();
    log.widget();
    log.removal(by(party));
    log.widget(gone);
    return log;
  }
  it("is established when the site's own code took the chat out, and names the line", () => {
    const cause = causeOf('hidden-by-site', removedBy('site').observations);
    expect(cause?.state).toBe('established');
    expect(cause?.advice?.sentence).toBe(
      "Change shop.example/main.js:12:5, where the site's own code took it out, if the chat is wanted.",
    );
  });
  it.each(['other-vendor', 'affected', 'third-party', 'library', 'tag-manager'] as const)(
    'is excluded when the party %s took it out',
    (party) => {
      expect(causeOf('hidden-by-site', removedBy(party).observations)?.state).toBe('excluded');
    },
  );
  it('is excluded when the chat came back, and when the whole page was replaced', () => {
    const back = removedBy('site');
    back.widget();
    expect(causeOf('hidden-by-site', back.observations)?.state).toBe('excluded');

    const replaced = startLog();
    replaced.removal(by('site'), {
      wholesale: true,
      target: body,
      marks: [mark(false, { relation: 'ancestor' })],
    });
    expect(causeOf('hidden-by-site', replaced.observations)?.state).toBe('excluded');
  });
  it("is established when the site's own code hid it", () => {
    const log = startLog();
    log.widget();
    const act = log.dom({ action: 'style', target: launcher, marks: [mark(true)], stack: by('site') });
    log.widget({
      visible: false,
      clickable: false,
      hiddenBy: { node: launcher, property: 'display', value: 'none', via: 'inline', by: act.seq },
    });
    const report = reportOf(log.observations);
    expect(report.widgets[0]).toMatchObject({ verdict: 'explained' });
    expect(causeOf('hidden-by-site', log.observations)?.reason).toContain(
      'hid it: shop.example/main.js:12:5',
    );
  });
  it('does not keep another script from being named that made a rule of the site hold', () => {
    const log = startLog();
    log.widget();
    const act = log.dom({
      action: 'attribute',
      attribute: 'class',
      target: body,
      marks: [mark(true, { relation: 'ancestor' })],
      stack: by('other-vendor'),
    });
    const { hiddenBy, ...hidden } = byRule('.quiet #parley-launcher');
    log.widget({ ...hidden, ...(hiddenBy ? { hiddenBy: { ...hiddenBy, by: act.seq } } : {}) });
    expect(findingsOf('hidden-widget', log.observations)).toMatchObject([
      { verdict: 'fail', actor: { party: 'other-vendor' } },
    ]);
    expect(causeOf('hidden-by-site', log.observations)?.state).toBe('excluded');
  });
  it('is excluded for a window that was closed all the time, when somebody else took the button', () => {
    const window = { id: 9, tag: 'IFRAME', htmlId: 'parley-frame' };
    const log = startLog();
    const { hiddenBy, ...hidden } = byRule('#parley-frame');
    log.widget({ ...hidden, node: window, ...(hiddenBy ? { hiddenBy: { ...hiddenBy, node: window } } : {}) });
    log.widget();
    log.removal(undefined);
    log.widget(gone);
    expect(causeOf('hidden-by-site', log.observations)?.state).toBe('excluded');
  });
});
