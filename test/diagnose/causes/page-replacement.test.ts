import { describe, expect, it } from 'vitest';
import type { FactOf } from '../../../src/model/observation.ts';
import { body, by, mark, type Scripted, startLog, v8 } from '../../builders/log.ts';
import { causeOf } from '../../builders/report.ts';

const marks = [mark(false, { relation: 'ancestor' })];
function state(party: Scripted, given: Partial<FactOf<'dom'>>) {
  const log = startLog();
  log.removal(by(party), { marks, ...given });
  return causeOf('page-replacement', log.observations)?.state;
}

describe('page-replacement', () => {
  it.each(['site', 'library'] as const)('is established when the party %s replaced the page', (party) => {
    expect(state(party, { wholesale: true, target: body })).toBe('established');
    expect(state(party, { target: { id: 0, tag: 'html' }, nodes: [body] })).toBe('established');
    expect(state(party, { wholesale: true, target: { id: 3, tag: 'div', htmlId: '__next' } })).toBe(
      'established',
    );
  });
  it('is established when a router empties the page child by child, and not when a library takes out one', () => {
    const emptied = (url: string) => {
      const log = startLog();
      log.script(url, 'present');
      log.removal(v8(`${url}:1:1`));
      return causeOf('page-replacement', log.observations)?.state;
    };
    expect(emptied('https://unpkg.com/htmx.org@2/dist/htmx.min.js')).toBe('established');
    expect(emptied('https://unpkg.com/jquery@3/dist/jquery.min.js')).toBe('excluded');
  });
  it('is excluded for another party, for the widget alone, and where the widget stayed', () => {
    expect(state('other-vendor', { wholesale: true, target: body })).toBe('excluded');
    expect(state('site', {})).toBe('excluded');
    expect(state('site', { wholesale: true, target: { id: 3, tag: 'aside' } })).toBe('excluded');
    expect(state('site', { wholesale: true, target: body, marks: [] })).toBe('excluded');
  });
  it('advises a script that keeps the chat outside, or the snippet again where nothing outlasts the page', () => {
    const advised = (given: Partial<FactOf<'dom'>>) => {
      const log = startLog();
      log.removal(by('site'), { marks, wholesale: true, target: body, ...given });
      return causeOf('page-replacement', log.observations)?.advice;
    };
    expect(advised({})?.paste).toContain('querySelectorAll("#parley-launcher")');
    expect(advised({ action: 'write' })).toEqual({
      sentence: "Run the vendor's snippet again after each change of what Element.remove replaces (body).",
    });
  });
  it('is excluded for the widget as a whole when the chat came back', () => {
    const log = startLog();
    log.removal(by('site'), { marks, wholesale: true, target: body });
    log.widget();
    expect(causeOf('page-replacement', log.observations)?.state).toBe('excluded');
  });
});
