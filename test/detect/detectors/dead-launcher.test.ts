import { describe, expect, it } from 'vitest';
import type { FactOf, Stack } from '../../../src/model/observation.ts';
import { by, type LogBuilder, launcher, startLog } from '../../builders/log.ts';
import { checkOf, findingsOf } from '../../builders/report.ts';

const id = 'dead-launcher';
const button = { ...launcher, tag: 'button' };

/** The visitor clicks the launcher; a call with this stack stops that, where one is given. */
function click(log: LogBuilder, stack?: Stack, given: Partial<FactOf<'click'>> = {}) {
  const stop = stack && log.add({ kind: 'stop', api: 'stopPropagation', stack });
  log.add({
    kind: 'click',
    vendor: 'parley',
    node: button,
    outcome: stop ? 'stopped' : 'arrived',
    ...(stop ? { by: stop.seq } : {}),
    ...given,
  });
}

describe(id, () => {
  it.each(['other-vendor', 'third-party'] as const)(
    'names the party %s that stops click after click',
    (party) => {
      const log = startLog();
      click(log, by(party));
      click(log, by(party));
      const [finding, ...rest] = findingsOf(id, log.observations);
      expect(rest).toEqual([]);
      expect(finding).toMatchObject({
        verdict: 'fail',
        claim: 'observed',
        count: 2,
        target: 'button#parley-launcher',
        actor: { party, line: 12 },
      });
      expect(finding?.summary).toMatch(
        /kept the visitor's click from the Parley chat button, 2 times, first/,
      );
    },
  );

  it('names nobody for a single click, and says nothing of one that the next click makes good', () => {
    const log = startLog();
    click(log, by('other-vendor'));
    expect(findingsOf(id, log.observations)).toMatchObject([
      { verdict: 'inconclusive', reason: expect.stringContaining('one click') },
    ]);
    click(log);
    expect(findingsOf(id, log.observations)).toEqual([]);
    expect(checkOf(id, log.observations)?.verdict).toBe('pass');
  });

  it('counts anew after a click that arrived', () => {
    const log = startLog();
    click(log, by('other-vendor'));
    click(log);
    click(log, by('other-vendor'));
    expect(findingsOf(id, log.observations)).toMatchObject([{ verdict: 'inconclusive', count: 1 }]);
  });

  it('says nothing of what the chat stops itself, of other chats, and where nobody clicked', () => {
    const log = startLog();
    expect(findingsOf(id, log.observations)).toEqual([]);
    click(log, by('affected'));
    click(log, by('affected'));
    click(log, by('other-vendor'), { vendor: 'overtalk' });
    click(log, by('other-vendor'), { vendor: 'overtalk' });
    expect(findingsOf(id, log.observations)).toEqual([]);
  });

  const deadBy = { node: button, property: 'pointer-events', value: 'none', via: 'inline' as const };

  /** The launcher's style is asked for by the party, and clicks pass through it from then on. */
  function deadened(stack: Stack, state: Partial<FactOf<'widget'>> = {}) {
    const log = startLog();
    log.widget({ node: button, ...state });
    const act = log.dom({ api: 'HTMLElement.style', action: 'style', target: button, stack });
    log.widget({ node: button, clickable: false, deadBy: { ...deadBy, by: act.seq } });
    click(log, undefined, { outcome: 'not-taken' });
    click(log, undefined, { outcome: 'not-taken' });
    return log;
  }

  it('names who made the launcher take no clicks, once the visitor clicked', () => {
    const [finding, ...rest] = findingsOf(id, deadened(by('other-vendor')).observations);
    expect(rest).toEqual([]);
    expect(finding).toMatchObject({
      verdict: 'fail',
      claim: 'derived',
      count: 2,
      actor: { party: 'other-vendor', line: 12 },
    });
    expect(finding?.evidence[0]?.what).toContain('pointer-events: none on button#parley-launcher');
    expect(findingsOf(id, deadened(by('affected')).observations)).toEqual([]);
  });

  it('says nothing of an element that never took clicks and that nobody was seen to change', () => {
    const log = startLog();
    log.widget({ node: button, clickable: false, deadBy });
    click(log, undefined, { outcome: 'not-taken' });
    click(log, undefined, { outcome: 'not-taken' });
    expect(findingsOf(id, log.observations)).toEqual([]);
  });

  it("tells the site's own handler apart", () => {
    const log = startLog();
    click(log, by('site'));
    log.wait(10);
    click(log, by('site'), { dialog: false });
    expect(findingsOf(id, log.observations)).toMatchObject([
      { verdict: 'inconclusive', actor: { party: 'site' } },
    ]);
  });

  it('names nobody while a dialog is open, or where no call was seen', () => {
    const open = startLog();
    click(open, by('other-vendor'), { dialog: true });
    click(open, by('other-vendor'), { dialog: true });
    const unseen = startLog();
    click(unseen, undefined, { outcome: 'stopped' });
    click(unseen, undefined, { outcome: 'stopped' });
    for (const { observations } of [open, unseen]) {
      expect(findingsOf(id, observations)).toMatchObject([
        { verdict: 'inconclusive', actor: { party: 'unknown' } },
      ]);
    }
  });

  it('takes a link that is prevented for measuring where a third party does it', () => {
    const verdictOf = (party: 'other-vendor' | 'third-party') => {
      const log = startLog();
      click(log, by(party), { outcome: 'prevented' });
      click(log, by(party), { outcome: 'prevented' });
      return findingsOf(id, log.observations).map(({ verdict }) => verdict);
    };
    expect(verdictOf('other-vendor')).toEqual(['fail']);
    expect(verdictOf('third-party')).toEqual(['inconclusive']);
  });
});
