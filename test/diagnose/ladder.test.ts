import { describe, expect, it } from 'vitest';
import type { LadderStep, Rung } from '../../src/model/report.ts';
import { by, type LogBuilder, scriptOf, siteUrl, startLog } from '../builders/log.ts';
import { reportOf } from '../builders/report.ts';

const ladderOf = (...given: Parameters<typeof reportOf>): Rung[] =>
  reportOf(...given).widgets[0]?.ladder ?? [];
const statesOf = (...given: Parameters<typeof reportOf>) =>
  Object.fromEntries(ladderOf(...given).map(({ step, state }) => [step, state]));
const rungOf = (step: LadderStep, { observations }: LogBuilder) =>
  ladderOf(observations).find((rung) => rung.step === step);
const iso = (atMs: number) => new Date(atMs).toISOString();
const gone = { connected: false, rendered: false, visible: false, clickable: false };

describe('ladder', () => {
  it('reaches what was seen, with times, and leaves the middle unknown', () => {
    const log = startLog();
    log.wait(1000);
    const drawn = log.widget();
    expect(statesOf(log.observations)).toEqual({
      tag: 'reached',
      fetched: 'reached',
      executed: 'reached',
      configured: 'unknown',
      booted: 'unknown',
      monitoring: 'unknown',
      eligible: 'unknown',
      triggered: 'unknown',
      rendered: 'reached',
      visible: 'reached',
      clickable: 'reached',
      'session-starts': 'unknown',
      'survives-navigation': 'unknown',
    });
    expect(rungOf('clickable', log)?.at).toBe(iso(drawn.atMs));
  });

  it('says not reached only above the last step that was seen', () => {
    const log = startLog();
    log.widget({ visible: false, clickable: false });
    expect(statesOf(log.observations)).toMatchObject({
      rendered: 'reached',
      visible: 'not-reached',
      clickable: 'not-reached',
    });

    const bundled = startLog();
    bundled.observations.splice(2);
    bundled.widget();
    expect(statesOf(bundled.observations)).toMatchObject({
      tag: 'unknown',
      fetched: 'unknown',
      clickable: 'reached',
    });
  });

  it('knows nothing of what was not reached where only the first look was kept', () => {
    const log = startLog();
    log.observations.splice(0);
    log.add({ kind: 'first-look', vendor: 'parley', step: 'visible', url: siteUrl });
    expect(statesOf(log.observations)).toMatchObject({
      tag: 'unknown',
      visible: 'reached',
      clickable: 'unknown',
    });
    expect(reportOf(log.observations).audit.firstLook).toHaveLength(1);
  });

  it('shows each page load and the furthest of them', () => {
    const log = startLog();
    log.widget();
    nextPage(log);
    const [widget] = reportOf(log.observations).widgets;
    expect(
      widget?.pageLoads.map(({ ladder }) => ladder.findLast(({ state }) => state === 'reached')?.step),
    ).toEqual(['clickable', 'tag']);
    expect(widget?.ladder.find(({ step }) => step === 'clickable')?.state).toBe('reached');
  });
});

describe('configured', () => {
  it('is reached by a global of the vendor’s, or by a first look that saw one', () => {
    const log = startLog();
    const { atMs } = log.global('present', undefined);
    expect(rungOf('configured', log)).toEqual({ step: 'configured', state: 'reached', at: iso(atMs) });
    const looked = startLog();
    looked.observations.splice(0);
    looked.add({ kind: 'first-look', vendor: 'parley', step: 'executed', url: siteUrl });
    expect(statesOf(looked.observations).configured).toBe('reached');
  });
  it('is not reached only where the probe would have seen the global', () => {
    const log = startLog();
    expect(statesOf(log.observations).configured).toBe('not-reached');
    log.add({ kind: 'probe', event: 'sensor-failed', detail: 'globals', count: 1 });
    expect(statesOf(log.observations).configured).toBe('unknown');
    const other = startLog();
    other.global('present', undefined, { name: 'Overtalk' });
    expect(statesOf(other.observations).configured).toBe('not-reached');
  });
});

describe('booted', () => {
  it('is reached when the vendor’s own code acts', () => {
    const log = startLog();
    log.dom({ action: 'insert', stack: by('site') });
    expect(statesOf(log.observations).booted).toBe('unknown');
    const { atMs } = log.dom({ action: 'insert', stack: by('affected') });
    expect(rungOf('booted', log)?.at).toBe(iso(atMs));
  });
  it('is reached by an answered request that nobody else was seen to make', () => {
    const api = 'https://api.parley.example/boot';
    const log = startLog();
    log.network(api, 'sent');
    expect(statesOf(log.observations).booted).toBe('unknown');
    log.network(api, 'completed', { status: 200 });
    expect(statesOf(log.observations).booted).toBe('reached');

    const others = startLog();
    others.request(api, by('other-vendor'));
    others.network(api, 'completed', { status: 200 });
    expect(statesOf(others.observations).booted).toBe('unknown');

    const refused = startLog();
    refused.network(api, 'completed', { status: 403 });
    refused.network(scriptOf.affected, 'completed', { status: 200, type: 'script' });
    expect(statesOf(refused.observations).booted).toBe('unknown');
  });
});

describe('a step that was lost', () => {
  it('says when, as long as it does not come back', () => {
    const log = startLog();
    log.widget();
    log.wait(6000);
    const { atMs } = log.widget(gone);
    for (const step of ['rendered', 'visible', 'clickable'] as const) {
      expect(rungOf(step, log)).toMatchObject({ state: 'reached', lostAt: iso(atMs) });
    }
    log.widget();
    expect(rungOf('clickable', log)).not.toHaveProperty('lostAt');
  });
  it('is held by any element of the chat', () => {
    const log = startLog();
    log.widget();
    log.widget({ node: { id: 9, tag: 'iframe' } });
    log.widget(gone);
    expect(rungOf('clickable', log)).not.toHaveProperty('lostAt');
  });
  it('is lost with the frame that held it, and not with the page', () => {
    const inFrame = { document: 'f1' };
    const end = { kind: 'page', event: 'hidden', url: siteUrl, prerender: false } as const;
    const log = startLog();
    log.widget({}, inFrame);
    log.wait(5000);
    log.add({ ...end, top: false }, inFrame);
    expect(rungOf('clickable', log)).toHaveProperty('lostAt');

    const left = startLog();
    left.widget({}, inFrame);
    left.widget();
    left.add({ ...end, top: false }, inFrame);
    left.add({ ...end, top: true });
    left.widget(gone);
    left.widget(gone, inFrame);
    expect(rungOf('clickable', left)).not.toHaveProperty('lostAt');
  });
});

describe('survives navigation', () => {
  it('is reached when the next page shows the chat clickable', () => {
    const log = startLog();
    log.widget();
    const place = nextPage(log);
    const { atMs } = log.widget({}, place);
    expect(rungOf('survives-navigation', log)).toMatchObject({ state: 'reached', at: iso(atMs) });
  });
  it('is not reached when the next page had the tag and the time', () => {
    const log = startLog();
    log.wait(1000);
    log.widget();
    nextPage(log);
    const leftMs = log.observations.at(-1)?.atMs ?? 0;
    const endsAfter = (ms: number) =>
      statesOf(log.observations, { endedAtMs: leftMs + ms })['survives-navigation'];
    expect(endsAfter(1000)).toBe('unknown');
    expect(endsAfter(3000)).toBe('not-reached');
  });
  it('is unknown where the chat could not be clicked before, or the next page has none', () => {
    const never = startLog();
    never.widget({ clickable: false });
    nextPage(never);
    expect(statesOf(never.observations)['survives-navigation']).toBe('unknown');
    const without = startLog();
    without.widget();
    nextPage(without, false);
    expect(statesOf(without.observations)['survives-navigation']).toBe('unknown');
    const elsewhere = startLog();
    elsewhere.widget();
    nextPage(elsewhere, true, 2);
    expect(statesOf(elsewhere.observations)['survives-navigation']).toBe('unknown');
  });
  it.each([
    ['stays', () => undefined, 'reached'],
    ['is lost at once', (log: LogBuilder) => void log.widget(gone), 'not-reached'],
    [
      'is drawn again',
      (log: LogBuilder) => {
        log.widget(gone);
        log.wait(3000);
        log.widget();
      },
      'reached',
    ],
  ])('follows a route of the same page: the chat %s', (_, then, state) => {
    const log = startLog();
    log.widget();
    log.wait(2000);
    log.add({ kind: 'page', event: 'route', url: `${siteUrl}two`, top: true, prerender: false });
    then(log);
    log.wait(9000);
    log.script(scriptOf.site, 'loaded');
    expect(statesOf(log.observations)['survives-navigation']).toBe(state);
  });
});

/** Another page of the tab; with the vendor's tag unless told otherwise. */
function nextPage(log: LogBuilder, hasTag = true, tab = 1) {
  const place = { page: 'p2', document: 'p2', tab };
  log.wait(3000);
  log.add({ kind: 'page', event: 'start', url: `${siteUrl}two`, top: true, prerender: false }, place);
  const node = { id: 1, tag: 'script' };
  const url = hasTag ? scriptOf.affected : scriptOf.site;
  log.add({ kind: 'script', event: 'present', node, url, type: '', parser: true }, place);
  return place;
}
