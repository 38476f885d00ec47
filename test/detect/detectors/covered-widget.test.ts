import { describe, expect, it } from 'vitest';
import type { FactOf, NodeRef, Observation } from '../../../src/model/observation.ts';
import { body, by, launcher, type Scripted, scriptOf, startLog } from '../../builders/log.ts';
import { causeOf, checkOf, findingsOf, reportOf } from '../../builders/report.ts';

const id = 'covered-widget';
const sheet: NodeRef = { id: 60, tag: 'DIV' };
type Cover = NonNullable<FactOf<'widget'>['cover']>;

const under = (cover: Partial<Cover> = {}, coveredBy = sheet): Partial<FactOf<'widget'>> => ({
  clickable: false,
  coveredBy,
  coverAncestors: [],
  cover: { shows: 'nothing', times: 1, lasting: true, ...cover },
});
type Log = ReturnType<typeof startLog>;
const insertion = (log: Log, party: Scripted, nodes = [sheet]): Observation =>
  log.dom({ api: 'Element.append', action: 'insert', target: body, nodes, stack: by(party) });

/** The chat could be clicked; then this party lays an element over it. */
function covered(party: Scripted, cover: Partial<Cover> = {}): Log {
  const log = startLog();
  log.widget();
  log.widget(under({ by: insertion(log, party).seq, ...cover }));
  return log;
}

describe(id, () => {
  it.each(['other-vendor', 'third-party', 'tag-manager'] as const)('fails for the party %s', (party) => {
    const [finding, ...others] = findingsOf(id, covered(party).observations);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      verdict: 'fail',
      claim: 'derived',
      count: 1,
      actor: { party, scriptUrl: scriptOf[party], line: 12 },
    });
    expect(finding?.summary).toMatch(/:12:5 covered the Parley chat button, once, at /);
  });

  it('counts each time that the chat came to be covered, and an act that lasts once', () => {
    const log = startLog();
    for (let i = 0; i < 3; i++) {
      log.widget();
      const act = insertion(log, 'other-vendor');
      log.widget(under({ by: act.seq }));
      log.widget(under({ by: act.seq }));
    }
    expect(findingsOf(id, log.observations)).toMatchObject([{ verdict: 'fail', count: 3 }]);
  });

  it('counts one covering however it changes inside, and looks at how it ended', () => {
    const log = covered('other-vendor');
    const button: NodeRef = { id: 70, tag: 'BUTTON' };
    const inside = { ...under({ by: 2, lasting: true }, button), coverAncestors: [71, sheet.id] };
    log.widget(inside);
    expect(findingsOf(id, log.observations)).toMatchObject([{ verdict: 'fail', count: 1 }]);
    log.widget({ ...inside, cover: { shows: 'content', times: 9, lasting: true, by: 2 } });
    expect(findingsOf(id, log.observations)).toMatchObject([
      { verdict: 'inconclusive', count: 1, reason: expect.stringContaining('button shows something') },
    ]);
  });

  it('tells what lies over the chat from what holds both', () => {
    const log = startLog();
    const app = 40;
    const within = { ancestors: [app, 1, 0] };
    for (const over of [sheet, { id: 61, tag: 'DIV' }]) {
      log.widget(within);
      const { seq } = insertion(log, 'other-vendor', [over]);
      log.widget({ ...within, ...under({ by: seq }, over), coverAncestors: [app] });
      log.widget({ ...within, ...under({ by: seq }, { id: 80, tag: 'P' }), coverAncestors: [over.id, app] });
    }
    expect(findingsOf(id, log.observations)).toMatchObject([{ verdict: 'fail', count: 2 }]);
  });

  it('is silent where nothing lay there for long', () => {
    const log = startLog();
    log.widget();
    const { seq } = insertion(log, 'other-vendor');
    log.widget({ ...under(), cover: { shows: 'nothing', times: 1, by: seq } });
    log.widget();
    expect(findingsOf(id, log.observations)).toEqual([]);
    expect(checkOf(id, log.observations)?.verdict).toBe('pass');
  });

  it('is silent when the vendor covers its own chat, with an element of any kind', () => {
    const log = covered('affected');
    const frame: NodeRef = { id: 9, tag: 'iframe' };
    log.widget({ node: frame });
    log.widget();
    insertion(log, 'other-vendor', [{ id: 61, tag: 'DIV' }]);
    log.widget({ ...under({}, { id: 62, tag: 'DIV' }), coverAncestors: [frame.id] });
    expect(findingsOf(id, log.observations)).toEqual([]);
    expect(checkOf(id, log.observations)?.verdict).toBe('pass');
  });

  it("tells the site's own act apart", () => {
    const { observations } = covered('site');
    expect(findingsOf(id, observations)).toMatchObject([
      { verdict: 'inconclusive', actor: { party: 'site' } },
    ]);
    expect(causeOf('css-conflict', observations)?.state).toBe('established');
  });

  it.each([
    ['shows something of its own', { shows: 'content' }],
    ['lies over far more than the chat', { shows: 'plain', times: 40 }],
    ['right after the visitor did something', { afterInput: true }],
    ['a dialog was open', { dialog: true }],
  ] as const)('names nobody where %s', (why, cover) => {
    expect(findingsOf(id, covered('third-party', cover).observations)).toMatchObject([
      { verdict: 'inconclusive', actor: { party: 'unknown' }, reason: expect.stringContaining(why) },
    ]);
  });

  it('says so too of a cover that nobody was seen to lay', () => {
    const log = startLog();
    log.widget();
    log.widget(under({ shows: 'content', dialog: true }));
    expect(findingsOf(id, log.observations)).toMatchObject([
      { verdict: 'inconclusive', reason: expect.stringContaining('a dialog was open') },
    ]);
  });

  it('names whoever lays a bare patch of about the size of the chat', () => {
    const { observations } = covered('third-party', { shows: 'plain', times: 2 });
    expect(findingsOf(id, observations)[0]?.verdict).toBe('fail');
  });

  it("names nobody for another chat's own element, seen or not", () => {
    for (const visible of [true, false]) {
      const log = startLog();
      log.widget();
      const act = insertion(log, 'other-vendor');
      log.widget({ vendor: 'overtalk', node: sheet, visible });
      log.widget(under({ by: act.seq }));
      expect(findingsOf(id, log.observations)).toMatchObject([
        { verdict: 'inconclusive', actor: { party: 'unknown' } },
      ]);
    }
  });

  it('follows a cover to whoever put it in before the chat was drawn', () => {
    const log = startLog();
    insertion(log, 'other-vendor');
    log.widget(under());
    expect(findingsOf(id, log.observations)).toMatchObject([
      { verdict: 'fail', actor: { party: 'other-vendor' } },
    ]);
  });

  it.each([
    ['other-vendor', 'fail'],
    ['site', 'inconclusive'],
    [null, 'inconclusive'],
  ] as const)('asks whose rule gave such a cover its place: that of %s', (author, verdict) => {
    const log = startLog();
    const style: NodeRef = { id: 90, tag: 'STYLE' };
    insertion(log, 'other-vendor');
    if (author) insertion(log, author, [style]);
    log.widget(under({ placedBy: style.id }));
    expect(findingsOf(id, log.observations)).toMatchObject([{ verdict }]);
  });

  it('does not charge whoever put an element in long before it came to lie over the chat', () => {
    const log = startLog();
    insertion(log, 'other-vendor');
    log.widget();
    log.widget(under());
    expect(findingsOf(id, log.observations)).toMatchObject([
      {
        verdict: 'inconclusive',
        actor: { party: 'unknown' },
        reason: 'Observed, cause not established: no recorded call laid it there',
      },
    ]);
  });

  it('is silent where the chat scrolled beneath what had been there', () => {
    const log = startLog();
    log.widget();
    log.widget(under({ moved: true, shows: 'content', times: 20 }));
    expect(findingsOf(id, log.observations)).toEqual([]);
  });

  it("names whoever brings another's element over the chat, or the chat beneath it", () => {
    for (const target of [sheet, launcher]) {
      const log = startLog();
      insertion(log, 'site');
      log.widget();
      const act = log.dom({ action: 'style', target, attribute: 'style', stack: by('other-vendor') });
      const lowered = { lowered: true, shows: 'content', times: 900 } as const;
      log.widget(under({ by: act.seq, ...(target === launcher ? lowered : {}) }));
      expect(findingsOf(id, log.observations)).toMatchObject([
        { verdict: 'fail', actor: { party: 'other-vendor' } },
      ]);
      expect(causeOf('css-conflict', log.observations)?.state).toBe('excluded');
    }
  });

  it('does not believe a number that names no act, or a later one', () => {
    const log = startLog();
    log.widget();
    log.widget(under({ by: 999 }));
    insertion(log, 'other-vendor');
    expect(findingsOf(id, log.observations)).toMatchObject([{ actor: { party: 'unknown' } }]);
  });

  it('does not take a covered chat for a hidden one', () => {
    const { observations } = covered('site');
    const [finding] = findingsOf(id, observations);
    expect(finding?.causes.find((cause) => cause.id === 'hidden-by-site')?.state).toBe('excluded');
  });

  it('is told in the verdict', () => {
    expect(reportOf(covered('other-vendor').observations).widgets[0]).toMatchObject({
      verdict: 'interfered',
      summary: 'Overtalk (tag.js) covered the Parley chat.',
    });
  });
});
