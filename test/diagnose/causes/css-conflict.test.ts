import { describe, expect, it } from 'vitest';
import type { FactOf, NodeRef } from '../../../src/model/observation.ts';
import { by, launcher, type Scripted, startLog } from '../../builders/log.ts';
import { causeOf } from '../../builders/report.ts';

const sheet: NodeRef = { id: 30, tag: 'STYLE' };
const banner: NodeRef = { id: 31, tag: 'DIV', htmlId: 'banner' };
const hiddenBy: NonNullable<FactOf<'widget'>['hiddenBy']> = {
  node: launcher,
  property: 'display',
  value: 'none',
  via: 'rule',
  selector: 'body > div:last-child',
  sheet,
};
const hidden = { visible: false, clickable: false, hiddenBy };
const covered = { clickable: false, coveredBy: banner };

function examined(widget: Partial<FactOf<'widget'>>, put?: { node: NodeRef; party: Scripted }) {
  const log = startLog();
  if (put) log.dom({ action: 'insert', nodes: [put.node], stack: by(put.party) });
  log.widget(widget);
  return causeOf('css-conflict', log.observations);
}
const state = (...given: Parameters<typeof examined>) => examined(...given)?.state;

describe('css-conflict', () => {
  it("is established by a general rule or a cover of the page's own", () => {
    expect(state(hidden)).toBe('established');
    expect(state(hidden, { node: sheet, party: 'site' })).toBe('established');
    expect(state(covered)).toBe('established');
    expect(state(covered, { node: banner, party: 'site' })).toBe('established');
  });
  it('says which rule, where, and what to paste', () => {
    expect(examined({ ...hidden, hiddenBy: { ...hiddenBy, line: 3 } })).toMatchObject({
      reason:
        "the rule body > div:last-child (display: none) in the page's inline style element, line 3 of it hides it",
      advice: { paste: '#parley-launcher#parley-launcher{display:block!important}' },
    });
    const linked = { ...sheet, tag: 'LINK', url: 'https://shop.example/site.css' };
    expect(examined({ ...hidden, hiddenBy: { ...hiddenBy, sheet: linked } })?.reason).toContain(
      'in shop.example/site.css',
    );
    expect(examined(covered)?.advice?.paste).toBe('#parley-launcher{z-index:2147483647!important}');
  });
  it('frees the element around the chat that is hidden, by its own name or by the chat in it', () => {
    const around = (node: NodeRef) => examined({ ...hidden, hiddenBy: { ...hiddenBy, node } })?.advice?.paste;
    expect(around({ id: 1, tag: 'DIV', classes: ['corner'] })).toBe('div.corner{display:block!important}');
    expect(around({ id: 1, tag: 'DIV' })).toBe('div:has(#parley-launcher){display:block!important}');
  });
  it.each(['other-vendor', 'affected'] as const)('is excluded when the party %s put it there', (party) => {
    expect(state(hidden, { node: sheet, party })).toBe('excluded');
    expect(state(covered, { node: banner, party })).toBe('excluded');
  });
  it('is excluded where another party put in what holds the covering element', () => {
    const log = startLog();
    log.dom({ action: 'insert', nodes: [{ id: 90, tag: 'DIV' }], stack: by('other-vendor') });
    log.widget({ ...covered, coverAncestors: [91, 90] });
    expect(causeOf('css-conflict', log.observations)?.state).toBe('excluded');
  });
  it('is excluded for a rule that is about the chat by name: the site wants that', () => {
    expect(state({ ...hidden, hiddenBy: { ...hiddenBy, selector: '.checkout #parley-launcher' } })).toBe(
      'excluded',
    );
  });
  it("is excluded for a vendor's own sheet, also in its shadow root, for sheets that scripts make, and for inline style", () => {
    const link = { ...sheet, tag: 'LINK' };
    const own = { ...link, url: 'https://cdn.parley.example/w.css' };
    const others = { ...link, url: 'https://overtalk.example/w.css' };
    expect(state({ ...hidden, hiddenBy: { ...hiddenBy, sheet: own } })).toBe('excluded');
    expect(state({ ...hidden, hiddenBy: { ...hiddenBy, sheet: others } })).toBe('excluded');
    expect(state({ ...hidden, hiddenBy: { ...hiddenBy, ownSheet: true } })).toBe('excluded');
    const { sheet: _, ...adopted } = hiddenBy;
    expect(state({ ...hidden, hiddenBy: adopted })).toBe('excluded');
    expect(state({ ...hidden, hiddenBy: { ...hiddenBy, via: 'inline' } })).toBe('excluded');
  });
  it("is excluded where a chat's own element lies over it", () => {
    const log = startLog();
    log.widget({ node: banner, vendor: 'overtalk' });
    log.widget(covered);
    expect(causeOf('css-conflict', log.observations)?.state).toBe('excluded');
  });
  it('is excluded when another element of the chat can be used', () => {
    const log = startLog();
    log.widget();
    log.widget({ ...hidden, node: { id: 9, tag: 'iframe' } });
    expect(causeOf('css-conflict', log.observations)?.state).toBe('excluded');
  });
});
