import { describe, expect, it } from 'vitest';
import type { NodeRef } from '../../../src/model/observation.ts';
import { by, launcher, mark, type Scripted, startLog } from '../../builders/log.ts';
import { causeOf } from '../../builders/report.ts';

const other: NodeRef = { id: 60, tag: 'BUTTON', htmlId: 'overtalk-launcher' };
const inside: NodeRef = { id: 61, tag: 'SPAN' };

/** Overtalk's button, put in by `party`, lies over Parley's. */
function crowded(party: Scripted, actBefore = false, isSeen = true) {
  const log = startLog();
  log.widget();
  if (actBefore)
    log.dom({ action: 'style', target: launcher, marks: [mark(true)], stack: by('other-vendor') });
  log.dom({ action: 'insert', nodes: [other], stack: by(party) });
  log.widget({ vendor: 'overtalk', node: other, visible: isSeen });
  log.widget({ clickable: false, coveredBy: inside, coverAncestors: [other.id] });
  return causeOf('coexistence', log.observations);
}

describe('coexistence', () => {
  it("is established when the other vendor's own button lies over this one", () => {
    expect(crowded('other-vendor')).toMatchObject({
      state: 'established',
      reason: "button#overtalk-launcher, the Overtalk chat's own element, lies over it",
      advice: { paste: '#parley-launcher{translate:0 -96px!important}' },
    });
  });
  it('is excluded when somebody else put it there, when it cannot be seen, and when its vendor acted on this chat', () => {
    expect(crowded('third-party')?.state).toBe('excluded');
    expect(crowded('site')?.state).toBe('excluded');
    expect(crowded('other-vendor', false, false)?.state).toBe('excluded');
    expect(crowded('other-vendor', true)?.state).toBe('excluded');
  });
  it("is excluded for an element of the other vendor's that is no chat button, and where both can be used", () => {
    const shield = startLog();
    shield.dom({ action: 'insert', nodes: [inside], stack: by('other-vendor') });
    shield.widget({ clickable: false, coveredBy: inside });
    expect(causeOf('coexistence', shield.observations)?.state).toBe('excluded');

    const both = startLog();
    both.widget();
    both.widget({ vendor: 'overtalk', node: other });
    expect(causeOf('coexistence', both.observations)).toMatchObject({
      state: 'excluded',
      reason: 'the Overtalk chat was on the page too and was not seen to lie over it of its own',
    });
  });
});
