import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../src/model/report.ts';
import { buildReport } from '../../../src/report/build.ts';
import { healthy, playComparison, removal } from '../../builders/comparison.ts';
import { by, type LogBuilder, launcher, scriptOf, startLog, v8, vendors } from '../../builders/log.ts';
import { audit, reportOf } from '../../builders/report.ts';

const api = 'https://api.parley.example/v1/boot';
const gone = { connected: false, rendered: false, visible: false, clickable: false };

function found(detector: string, log: LogBuilder, ...given: never[]): Finding {
  const finding = reportOf(log.observations, ...given).findings.find((one) => one.detector === detector);
  if (!finding) throw new Error(`no ${detector}`);
  return finding;
}

function removedLog(): LogBuilder {
  const log = startLog();
  log.widget();
  log.wait(500).removal(by('other-vendor'));
  log.widget(gone);
  return log;
}

describe('the period', () => {
  it('is told in UTC and on the page’s own clock, with the last moment at which all was well', () => {
    const log = removedLog();
    const start = log.observations[0]?.atMs ?? 0;
    const { period, firstObserved } = found('removed-widget', log);
    const good = log.observations.find(({ fact }) => fact.kind === 'widget');
    expect(period.first.at).toBe(firstObserved);
    expect(period.first.pageMs).toBe(Date.parse(firstObserved) - start);
    expect(period.lastKnownGood).toMatchObject({
      document: 'p1',
      seq: good?.seq,
      what: 'the Parley chat button div#parley-launcher could be seen and clicked',
    });
  });

  it('asks for the very element that was acted upon, where it was seen well', () => {
    const log = startLog();
    log.widget();
    const other = { ...launcher, id: 8, htmlId: 'parley-bubble' };
    log.wait(10).widget({ node: other });
    log.removal(by('other-vendor'));
    log.widget(gone);
    expect(found('removed-widget', log).period.lastKnownGood?.what).toContain('#parley-launcher');
  });

  it('takes nothing that came after the first act for a time when all was well', () => {
    const log = startLog();
    log.widget({ clickable: false });
    log.removal(by('other-vendor'));
    log.widget(gone);
    log.wait(100).widget();
    expect(found('removed-widget', log).period.lastKnownGood).toBeNull();
  });

  it('finds it on an earlier page load', () => {
    const first = startLog({ page: 'p0', startMs: Date.UTC(2026, 0, 2, 10, 31, 0) });
    first.widget();
    const log = startLog();
    log.widget({ clickable: false });
    log.removal(by('other-vendor'));
    log.widget(gone);
    log.observations.unshift(...first.observations);
    expect(found('removed-widget', log).period.lastKnownGood).toMatchObject({ page: 'p0' });
  });

  it('is, for an endpoint, its last answer without error', () => {
    const log = startLog();
    log.widget();
    log.network(api, 'sent', { requestId: '1' });
    log.network(api, 'completed', { requestId: '1', status: 200 });
    log.request(api, by('other-vendor'));
    log.network(api, 'sent', { requestId: '2' });
    expect(found('foreign-request', log).period.lastKnownGood?.what).toBe(
      "Parley's server answered a call to api.parley.example/v1/boot",
    );
  });

  it('holds what is missing of its own page loads, each once', () => {
    const log = removedLog();
    expect(found('removed-widget', log).period).toMatchObject({ gaps: [], gapsInAll: 0 });
    log.add({ kind: 'gap', reason: 'message-dropped', detail: 'one', count: 1 });
    log.add({ kind: 'probe', event: 'sensor-failed', detail: 'tree', count: 1 });
    log.add(
      { kind: 'page', event: 'start', url: 'https://shop.example/b', top: true, prerender: false },
      { page: 'p2', document: 'p2' },
    );
    log.add(
      { kind: 'gap', reason: 'overflow', detail: 'elsewhere', count: 1 },
      { page: 'p2', document: 'p2' },
    );
    const { gaps } = found('removed-widget', log).period;
    expect(gaps.map(({ reason, at }) => [reason, at !== null])).toEqual([
      ['message-dropped', true],
      ['a sensor failed', false],
    ]);
  });

  it('has no time on the page’s clock where its start was not recorded', () => {
    const log = removedLog();
    const late = log.observations.filter(({ fact }) => fact.kind !== 'page');
    const [finding] = reportOf(late).findings;
    expect(finding?.period.first.pageMs).toBeNull();
  });
});

describe('the script', () => {
  it('has a host that was observed and a company that was looked up', () => {
    expect(found('removed-widget', removedLog()).script).toMatchObject({
      host: 'overtalk.example',
      company: { name: 'Overtalk', source: 'catalogue', version: 'test', sources: ['test'] },
    });
    const log = startLog();
    log.widget();
    log.removal(by('third-party'));
    log.widget(gone);
    expect(found('removed-widget', log).script).toMatchObject({ company: null });
  });
});

describe('the affected vendor', () => {
  it('has its element, and what came of the requests to its servers on those page loads', () => {
    const log = removedLog();
    const ended = (requestId: string, event: 'completed' | 'failed', status: number) => {
      log.network(api, 'asked', { requestId });
      log.network(api, event, { requestId, status });
    };
    ended('1', 'completed', 200);
    ended('2', 'completed', 503);
    ended('3', 'failed', 0);
    log.network(api, 'sent', { requestId: '4' });
    log.network('https://api.overtalk.example/', 'sent', { requestId: '5' });
    expect(found('removed-widget', log).affected).toEqual({
      vendor: 'parley',
      name: 'Parley',
      widget: 'div#parley-launcher',
      what: 'element',
      requests: {
        state: 'recorded',
        reason: '',
        endpoints: [{ endpoint: 'api.parley.example/v1/boot', asked: 4, reached: 1, failed: 2, open: 1 }],
        more: 0,
      },
    });
  });

  it('says that requests were not recorded where no permission was given', () => {
    const [finding] = reportOf(removedLog().observations, { origins: ['https://shop.example/*'] }).findings;
    expect(finding?.affected.requests).toMatchObject({ state: 'not-recorded', reason: 'no permission' });
  });
});

describe('the means', () => {
  const parameters = [
    { place: 'header', name: 'authorization', length: 20, shape: 'identifier', hash: 'h1' },
    { place: 'query', name: 'app_id', length: 8, shape: 'identifier', hash: 'h2' },
    { place: 'body', name: 'page', length: 8, shape: 'text', hash: 'h3' },
  ] as const;

  it('are the call, its endpoint, and the kind of credential that it carried', () => {
    const log = startLog();
    log.request(api, by('other-vendor'), { parameters: [...parameters] });
    log.network(api, 'sent');
    const { means } = found('foreign-request', log);
    expect(means).toMatchObject({
      apis: ['fetch'],
      endpoint: 'api.parley.example/v1/boot',
      credential: {
        state: 'carried',
        kinds: ['“authorization” in the header', '“app_id” in the query'],
      },
      measure: { state: 'identified', kind: 'token', before: null },
      authority: { state: 'unknown', contract: null, siteConsent: null },
    });
    expect(JSON.stringify(means)).not.toMatch(/h[123]/);
  });

  it('name the function of the vendor’s own that was called', () => {
    const log = startLog();
    log.request(
      api,
      v8(
        `send ${scriptOf.affected}:5:1`,
        `track ${scriptOf.affected}:9:1`,
        `go ${scriptOf['other-vendor']}:12:5`,
      ),
    );
    log.network(api, 'sent');
    expect(found('driven-api', log).means.apis).toEqual(["track of the vendor's own", 'fetch']);
  });

  it('say whose a credential was that lay in the vendor’s store', () => {
    const log = startLog();
    const item = {
      vendor: 'parley',
      source: 'cookies',
      item: 'parley_id',
      path: '',
      shared: false,
      hash: 'h',
      encoding: 'plain',
      within: 'alone',
      place: 'query',
      name: 'v',
    } as const;
    log.request(api, by('other-vendor'), { owned: [item] });
    log.network(api, 'sent');
    expect(found('foreign-request', log).means.measure).toMatchObject({
      kind: 'token',
      before: 'held in the Parley cookie parley_id',
    });
  });

  it('tell a call without anything from one that was not looked into', () => {
    const log = startLog();
    log.request(api, by('other-vendor'), { parameters: [] });
    log.network(api, 'sent');
    const { means } = found('foreign-request', log);
    expect(means.credential.state).toBe('none-seen');
    expect(means.measure).toMatchObject({ state: 'none-identified', kind: null });
    const other = startLog();
    other.request(api, by('other-vendor'));
    other.network(api, 'sent');
    expect(found('foreign-request', other).means.credential.state).toBe('not-recorded');
    expect(found('removed-widget', removedLog()).means).toMatchObject({
      apis: ['Element.remove'],
      endpoint: null,
      credential: { state: 'not-applicable' },
    });
  });

  it('tell a refusal of the vendor’s server, and a policy of the page', () => {
    const log = startLog();
    log.request(api, by('other-vendor'), { parameters: [...parameters] });
    log.network(api, 'sent');
    log.network(api, 'completed', { status: 403 });
    expect(found('foreign-request', log).means.measure).toMatchObject({
      state: 'identified',
      kind: null,
      what: "the vendor's server refused calls to this address: status 403",
      after: 'none answered',
    });
    const cors = startLog();
    cors.request(api, by('other-vendor'));
    cors.network(api, 'sent', { mode: 'cors' });
    cors.network(api, 'completed', { status: 200, allowsOrigin: false });
    expect(found('foreign-request', cors).means.measure.kind).toBe('origin-list');
    const open = startLog();
    open.request(api, by('other-vendor'));
    open.network(api, 'sent', { mode: 'no-cors' });
    open.network(api, 'completed', { status: 200, allowsOrigin: false });
    expect(found('foreign-request', open)).toMatchObject({
      means: { measure: { state: 'none-identified' } },
      affected: { requests: { endpoints: [{ reached: 1, failed: 0 }] } },
    });
    const policed = removedLog();
    policed.add({
      ...{ kind: 'csp', blockedUrl: api, directive: 'connect-src', disposition: 'enforce' },
      ...{ sourceUrl: scriptOf.site, line: 1, column: 1 },
    });
    expect(found('removed-widget', policed).means.measure).toMatchObject({ kind: 'csp', before: 'enforced' });
  });

  it('tell a property that had been frozen', () => {
    const log = startLog();
    log.global('frozen', by('affected'), { changed: false });
    log.global('redefined', by('other-vendor'));
    expect(found('overwritten-api', log).means).toMatchObject({
      apis: ['Object.defineProperty'],
      measure: { kind: 'frozen-property', before: 'frozen', after: 'redefined' },
    });
  });

  it('hold the authority that a person declares, and nothing else of it', () => {
    const { findings, declared } = buildReport({
      audit: {
        ...audit,
        declared: {
          consentBasis: 'the site asked for it',
          businessLoss: { amount: 1, currency: 'EUR', basis: '' },
        },
      },
      observations: removedLog().observations,
      vendors,
      tool: { version: '0.1.0', build: 'test', catalogue: 'test' },
    });
    expect(findings[0]?.means.authority).toEqual({
      state: 'declared',
      contract: null,
      siteConsent: 'the site asked for it',
    });
    expect(JSON.stringify(findings)).not.toContain('EUR');
    expect(declared.businessLoss?.amount).toBe(1);
  });
});

describe('the impact', () => {
  it('counts page loads, those at whose end the chat could not be used, and calls', () => {
    expect(found('removed-widget', removedLog()).impact).toMatchObject({
      pageLoads: { affected: 1, recorded: 1 },
      failedStarts: { count: 1, reason: '' },
      requests: 0,
      latency: { differenceMs: null, comparison: null, reason: 'no comparison was made with this script' },
    });
    const log = startLog();
    log.widget();
    for (let i = 0; i < 3; i++) log.request(api, by('other-vendor'));
    log.network(api, 'sent');
    expect(found('foreign-request', log).impact).toMatchObject({ failedStarts: { count: 0 }, requests: 3 });
  });

  it('has the latency of the comparison that blocked this very script', () => {
    const ordinary = (log: LogBuilder) => {
      log.request(api, by('other-vendor'));
      log.network(api, 'sent');
      removal(log);
    };
    const observations = playComparison({
      ordinary,
      load: ({ arm, log }) => {
        healthy(log, arm === 'without' ? 100 : 900);
        return 'clickable';
      },
    });
    const [finding] = reportOf(observations).findings;
    expect(finding?.impact.latency).toEqual({ differenceMs: 800, comparison: 'c1', reason: '' });
  });
});

describe('the record', () => {
  it('compares clocks where servers told theirs', () => {
    const log = startLog();
    expect(reportOf(log.observations).audit.clock).toMatchObject({ state: 'not-recorded', answers: 0 });
    for (const [i, clockMs] of [-900, 100, -400].entries())
      log.network(`https://h${i}.example/`, 'completed', { clockMs });
    expect(reportOf(log.observations).audit.clock).toMatchObject({
      state: 'compared',
      answers: 3,
      hosts: 3,
      lowestMs: -900,
      medianMs: -400,
      highestMs: 100,
    });
  });

  it('says whether the recorder came first', () => {
    expect(reportOf(startLog().observations).audit.environment.probeFirst.state).toBe('yes');
    const log = startLog();
    log.add({ kind: 'gap', reason: 'recorded-late', detail: '', count: 1 });
    expect(reportOf(log.observations).audit.environment.probeFirst.state).toBe('no');
    expect(reportOf([]).audit.environment.probeFirst.state).toBe('unknown');
  });

  it('has the steps of its custody, or the one that is known of each', () => {
    expect(reportOf([]).audit.custody).toEqual([
      {
        event: 'recorded',
        at: '2026-01-02T10:31:59.000Z',
        by: 'Widget Witness 0.1.0 in Chromium 150',
        chainHead: null,
      },
    ]);
    const custody = [
      { event: 'deleted' as const, at: '2026-01-02T11:00:00.000Z', by: 'the person', chainHead: 'ab' },
    ];
    expect(reportOf([], { custody }).audit.custody).toEqual(custody);
  });
});
