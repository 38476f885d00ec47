import { describe, expect, it } from 'vitest';
import { detectors } from '../../src/detect/detectors.gen.ts';
import { nobody } from '../../src/detect/naming-rule.ts';
import { actOf, detectorsWithPhrase, explainingCauses } from '../../src/diagnose/phrases.ts';
import { verdictOf } from '../../src/diagnose/verdict.ts';
import {
  type BareFinding,
  type CauseState,
  causeIds,
  ladderSteps,
  type Rung,
  type WidgetReport,
} from '../../src/model/report.ts';
import { by, company, type LogBuilder, startLog } from '../builders/log.ts';
import { reportOf } from '../builders/report.ts';
import { jargonIn, wordsOf } from './jargon.ts';

function verdict(add: (log: LogBuilder) => void) {
  const log = startLog();
  add(log);
  return reportOf(log.observations).widgets[0];
}

const csp = {
  kind: 'csp',
  directive: 'script-src',
  disposition: 'enforce',
  sourceUrl: '',
  line: 0,
  column: 0,
  blockedUrl: 'https://cdn.parley.example/widget.js',
} as const;

describe('verdict', () => {
  it('is healthy when the chat ends clickable, whatever else was established', () => {
    const widget = verdict((log) => {
      log.add(csp);
      log.widget();
    });
    expect(widget).toMatchObject({
      verdict: 'healthy',
      summary: 'The Parley chat could be seen and clicked.',
      next: '',
    });
  });
  it('is interfered when a finding fails, even if the vendor repaired it, and names the script', () => {
    const widget = verdict((log) => {
      log.removal(by('other-vendor'));
      log.widget();
    });
    expect(widget).toMatchObject({
      verdict: 'interfered',
      summary: 'Overtalk (tag.js) removed the Parley chat; at the end it could be used.',
      next: 'Compare with and without Overtalk (tag.js), then ask the site.',
    });
  });
  it('is explained by a cause, with its advice, and by the most direct where there are several', () => {
    const widget = verdict((log) => log.add(csp));
    expect(widget?.verdict).toBe('explained');
    expect(widget?.summary).toBe(
      "The Parley chat could not be used: the site's security policy kept it out.",
    );
    const told = told_(brokenLadder, [], established('css-conflict', 'csp', 'load-order'));
    expect(told.summary).toContain('security policy');
    expect(told.next).toBe('Mend csp.');
  });
  it("is explained by the site's own act where that kept the chat away", () => {
    const site = { ...nobody, party: 'site' } as const;
    const own = finding('removed-widget', { verdict: 'inconclusive', actor: site });
    expect(told_(brokenLadder, [own], [])).toMatchObject({
      verdict: 'explained',
      summary: "The site's own code removed the Parley chat.",
    });
    const harmless = finding('driven-api', { verdict: 'inconclusive', actor: site });
    expect(told_(brokenLadder, [harmless], []).verdict).toBe('undetermined');
  });
  it('tells a cause beside an interference', () => {
    const widget = verdict((log) => {
      log.add(csp);
      log.widget();
      log.removal(by('other-vendor'));
      log.widget({ connected: false, rendered: false, visible: false, clickable: false });
    });
    expect(widget?.verdict).toBe('interfered');
    expect(widget?.next).toContain("; apart from that, the site's security policy kept it out.");
  });
  it('is undetermined when the chat was lost and nothing explains it, and says what was excluded', () => {
    const widget = verdict((log) => {
      log.widget();
      log.widget({ clickable: false, visible: false });
    });
    expect(widget?.verdict).toBe('undetermined');
    expect(widget?.summary).toContain('it could be used at first');
    expect(widget?.next).toMatch(/^Excluded: .*the security policy.*\. Try more page loads/);
  });
  it('is not healthy when the next page had time for the chat and showed none', () => {
    const log = startLog();
    log.widget();
    log.wait(1000);
    const next = { page: 'p2', document: 'p2' };
    log.add(
      { kind: 'page', event: 'start', url: 'https://shop.example/2', top: true, prerender: false },
      next,
    );
    log.add({ ...tag, kind: 'script', event: 'present' }, next);
    expect(reportOf(log.observations).widgets[0]?.verdict).toBe('undetermined');
    const leftAtOnce = { endedAtMs: (log.observations.at(-1)?.atMs ?? 0) + 100 };
    expect(reportOf(log.observations, leftAtOnce).widgets[0]?.verdict).toBe('healthy');
  });
  it('is not healthy when a click that was tried started nothing', () => {
    const ladder = ladderOf({ clickable: 'reached', 'session-starts': 'not-reached' });
    expect(told_(ladder, [], []).summary).toContain('no chat was seen to start');
  });
});

describe('the sentences', () => {
  const long = company('parley', 'chat', { name: 'Parley Conversational Customer Support Suite Limited' });
  const actors = ['Overtalk Conversational Engagement Group Holdings plc', 'Overtalk'].map((name) => ({
    ...nobody,
    party: 'other-vendor' as const,
    name,
    scriptUrl: 'https://cdn.overtalk.example/static/js/overtalk.engagement.4f21ab77.chunk.min.js',
  }));
  const ladders = ladderSteps.map((step) => ladderUpTo(step));
  const cases: WidgetReport['verdict'][] = [];
  const check = ({ verdict: what, summary, next }: ReturnType<typeof verdictOf>) => {
    cases.push(what);
    expect(wordsOf(summary), summary).toBeLessThanOrEqual(25);
    expect(jargonIn(plain(summary)), summary).toEqual([]);
    expect(summary).toMatch(/^[A-Z].*\.$/);
    if (what === 'healthy') expect(next).toBe('');
    else expect(next).toMatch(/^[A-Z].*\.$/);
    expect(jargonIn(plain(next)), next).toEqual([]);
  };
  /** Names of files and companies are names, whatever they hold. */
  const plain = (text: string) => text.replaceAll(/\(\S+\)/g, '');

  it('are short and plain for every detector, actor, cause and step', () => {
    for (const ladder of [ladderOf({}), brokenLadder, healthyLadder, ...ladders]) {
      const withLadder = (findings: BareFinding[], causes: CauseState[]) =>
        check(verdictOf({ affected: long, pageLadders: [ladder], findings, causes }));
      withLadder([], []);
      withLadder([], excluded);
      for (const id of causeIds) withLadder([], [{ ...bare(id), state: 'established' }]);
      for (const { id } of [...detectors, { id: 'not-yet-known' }]) {
        withLadder([finding(id, { verdict: 'inconclusive', actor: { ...nobody, party: 'site' } })], []);
        for (const actor of actors) {
          const one = finding(id, { actor });
          withLadder([one], []);
          withLadder([{ ...one, confirmed: true }], []);
          withLadder(Array(1234).fill(one), []);
          for (const cause of causeIds) withLadder([one, one], [{ ...bare(cause), state: 'established' }]);
        }
      }
    }
    expect(new Set(cases)).toEqual(new Set(['healthy', 'interfered', 'explained', 'undetermined']));
  });

  it('have a phrase for every detector and an order for every cause that can explain', () => {
    expect([...detectors].map(({ id }) => id).filter((id) => !detectorsWithPhrase.includes(id))).toEqual([]);
    expect(actOf('not-yet-known').tell('the Parley chat')).toBe('interfered with the Parley chat');
    expect([...explainingCauses, 'authorised-by-site', 'undetermined'].sort()).toEqual([...causeIds].sort());
  });
});

const tag = {
  node: { id: 1, tag: 'script' },
  url: 'https://cdn.parley.example/widget.js',
  type: '',
  parser: true,
} as const;

const bare = (id: CauseState['id']): CauseState => ({ id, state: 'not-tested', reason: '' });
const excluded: CauseState[] = causeIds.map((id) => ({ ...bare(id), state: 'excluded' }));
const established = (...ids: CauseState['id'][]): CauseState[] =>
  ids.map((id) => ({ id, state: 'established', reason: '', advice: { sentence: `Mend ${id}.` } }));

function ladderOf(states: Partial<Record<Rung['step'], Rung['state']>>): Rung[] {
  return ladderSteps.map((step) => ({ step, state: states[step] ?? 'unknown', at: null }));
}
function ladderUpTo(last: Rung['step']): Rung[] {
  const end = ladderSteps.indexOf(last);
  return ladderSteps.map((step, index) => ({
    step,
    state: index <= end ? 'reached' : 'not-reached',
    at: null,
  }));
}
const brokenLadder = ladderOf({ tag: 'reached', fetched: 'reached', rendered: 'not-reached' });
const healthyLadder = ladderOf({ clickable: 'reached', rendered: 'reached' });

function told_(ladder: Rung[], findings: BareFinding[], causes: CauseState[]) {
  return verdictOf({ affected: company('parley', 'chat'), pageLadders: [ladder], findings, causes });
}

function finding(detector: string, given: Partial<BareFinding>): BareFinding {
  return {
    id: 'f1',
    detector,
    verdict: 'fail',
    reason: '',
    severity: 'high',
    claim: 'observed',
    confirmed: false,
    affected: { vendor: 'parley', name: 'Parley' },
    actor: nobody,
    target: '',
    summary: '',
    firstObserved: '2026-01-02T10:32:00.000Z',
    lastObserved: '2026-01-02T10:32:00.000Z',
    count: 1,
    pageLoads: { seen: 1, recorded: 1 },
    causes: [],
    evidence: [],
    ...given,
  };
}
