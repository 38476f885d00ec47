import { describe, expect, it } from 'vitest';
import type { FactOf, NodeRef } from '../../../src/model/observation.ts';
import { by, launcher, type Scripted, startLog } from '../../builders/log.ts';
import { causeOf } from '../../builders/report.ts';

const sheet: NodeRef = { id: 30, tag: 'style' };
const banner: NodeRef = { id: 31, tag: 'div', htmlId: 'banner' };
const hiddenBy: FactOf<'widget'>['hiddenBy'] = {
  node: launcher,
  property: 'display',
  value: 'none',
  via: 'rule',
  sheet,
};
const hidden = { visible: false, clickable: false, hiddenBy };
const covered = { clickable: false, coveredBy: banner };

function state(widget: Partial<FactOf<'widget'>>, put?: { node: NodeRef; party: Scripted }) {
  const log = startLog();
  if (put) log.dom({ action: 'insert', nodes: [put.node], stack: by(put.party) });
  log.widget(widget);
  return causeOf('css-conflict', log.observations)?.state;
}

describe('css-conflict', () => {
  it("is established by a rule or a cover of the page's own", () => {
    expect(state(hidden)).toBe('established');
    expect(state(hidden, { node: sheet, party: 'site' })).toBe('established');
    expect(state(covered)).toBe('established');
    expect(state(covered, { node: banner, party: 'site' })).toBe('established');
  });
  it.each(['other-vendor', 'affected'] as const)('is excluded when the party %s put it there', (party) => {
    expect(state(hidden, { node: sheet, party })).toBe('excluded');
    expect(state(covered, { node: banner, party })).toBe('excluded');
  });
  it("is excluded for the vendor's own sheet and for inline style", () => {
    const own = { ...sheet, tag: 'link', url: 'https://cdn.parley.example/w.css' };
    expect(state({ ...hidden, hiddenBy: { ...hiddenBy, sheet: own } })).toBe('excluded');
    expect(state({ ...hidden, hiddenBy: { ...hiddenBy, via: 'inline' } })).toBe('excluded');
  });
  it('is excluded when another element of the chat can be used', () => {
    const log = startLog();
    log.widget();
    log.widget({ ...hidden, node: { id: 9, tag: 'iframe' } });
    expect(causeOf('css-conflict', log.observations)?.state).toBe('excluded');
  });
});
