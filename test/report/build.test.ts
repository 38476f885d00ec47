import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { factSchema, type Observation } from '../../src/model/observation.ts';
import { reportSchema } from '../../src/model/report.ts';
import { by, launcher, mark, scriptOf, siteUrl, startLog, v8 } from '../builders/log.ts';
import { reportOf } from '../builders/report.ts';

const hostileTexts = [
  '</script><script>alert(1)</script>',
  '\u0000\u202e',
  'https://[',
  'a'.repeat(4096),
  '__proto__',
  '',
];

describe('the report', () => {
  it('keeps the contract and says who, where and how often', () => {
    const log = startLog();
    log.widget();
    log.removal(by('other-vendor'));
    log.request('https://api.overtalk.example/ping', by('other-vendor'));
    const report = reportOf(log.observations);
    expect(reportSchema.parse(report)).toEqual(report);
    expect(report.findings[0]).toMatchObject({
      detector: 'removed-widget',
      affected: { vendor: 'parley', name: 'Parley' },
    });
    expect(report.scripts.find(({ url }) => url === scriptOf['other-vendor'])).toMatchObject({
      party: 'other-vendor',
      vendor: 'overtalk',
      requests: 1,
      loadedBy: [siteUrl],
    });
    expect(report.audit.environment).toMatchObject({ permission: 'all-sites', origins: ['<all_urls>'] });
  });

  it('takes the first look for no page load: it shows a step and passes no check', () => {
    const log = startLog();
    const look = { kind: 'first-look', vendor: 'parley', step: 'clickable', url: siteUrl } as const;
    log.add(look, { page: '', document: 'background' });
    const [looked] = reportOf(log.observations.filter(({ fact }) => fact.kind === 'first-look')).widgets;
    expect(looked?.ladder.filter(({ state }) => state === 'reached')).toMatchObject([{ step: 'clickable' }]);
    expect(looked?.checks.filter(({ verdict }) => verdict === 'pass')).toEqual([]);
    log.widget();
    const [recorded] = reportOf(log.observations).widgets;
    expect(recorded?.pageLoads.map(({ url }) => url)).toEqual([siteUrl]);
  });

  it('is the same for the same observations in any order, and counts a resent record once', () => {
    const log = startLog();
    log.widget();
    for (let i = 0; i < 5; i++) log.removal(by('other-vendor'));
    const expected = reportOf(log.observations);
    expect(reportOf([...log.observations, ...log.observations].reverse())).toEqual(expected);
    expect(expected.findings[0]?.count).toBe(5);
  });

  it('lists only chat vendors that are there, and only those that were asked for', () => {
    const log = startLog();
    log.request('https://api.parley.example/', by('other-vendor'));
    expect(reportOf(log.observations, { protect: [] }).widgets.map(({ vendor }) => vendor)).toEqual([
      'parley',
      'overtalk',
    ]);
    expect(reportOf(log.observations, { protect: ['overtalk'] }).widgets.map(({ vendor }) => vendor)).toEqual(
      ['overtalk'],
    );

    const apart = startLog();
    apart.observations.splice(2);
    apart.script(scriptOf['other-vendor'], 'present');
    apart.request('https://api.parley.example/', by('other-vendor'));
    apart.network('https://api.parley.example/', 'sent');
    const report = reportOf(apart.observations);
    expect(report.widgets).toEqual([]);
    expect(report.findings.map(({ detector }) => detector)).toEqual(['foreign-request']);
  });

  it('knows loads, routes, restored pages and pop-outs apart', () => {
    const log = startLog();
    const page = { kind: 'page', url: 'https://shop.example/x', top: true, prerender: false } as const;
    log.add({ ...page, event: 'route' });
    log.add({ ...page, event: 'restored' });
    log.add({ ...page, event: 'start' }, { page: 'p2', document: 'p2', tab: 2 });
    log.add({ ...page, event: 'start', prerender: true }, { page: 'p3', document: 'p3' });
    log.add({ ...page, event: 'start', top: false }, { document: 'frame' });
    const { pages } = reportOf(log.observations).audit;
    expect(pages.map(({ kind }) => kind)).toEqual(['load', 'route', 'restored', 'pop-out', 'prerendered']);
    expect(new Set(pages.map(({ id }) => id)).size).toBe(5);
  });

  it.each([
    [['<all_urls>'], 'all-sites'],
    [['https://shop.example/*'], 'this-site'],
    [[], 'none'],
  ] as const)('tells the permission of %j', (origins, permission) => {
    expect(reportOf(startLog().observations, { origins: [...origins] }).audit.environment.permission).toBe(
      permission,
    );
    const log = startLog();
    log.permission('withdrawn', '<all_urls>');
    expect(reportOf(log.observations).audit.environment.permission).toBe('withdrawn');
  });

  it.each(hostileTexts)('holds hostile text as text: %j', (text) => {
    const log = startLog();
    log.removal(v8(`${text}:1:1`), {
      api: text.slice(0, 64),
      marks: [mark(false, { node: { ...launcher, htmlId: text.slice(0, 200), url: text } })],
    });
    log.request(text, by('other-vendor'));
    log.script(text, 'present');
    log.add({ kind: 'gap', reason: 'overflow', detail: text.slice(0, 300), count: 1 });
    expect(() => reportSchema.parse(reportOf(log.observations))).not.toThrow();
  });

  it('survives times that no date can hold', () => {
    const log = startLog();
    log.add(log.removal(by('other-vendor')).fact, { atMs: 1e300 });
    log.add(log.removal(by('third-party')).fact, { atMs: Number.NaN });
    expect(() => reportSchema.parse(reportOf(log.observations, { startedAtMs: -1e300 }))).not.toThrow();
  });

  it('never throws, whatever the facts and their order', () => {
    fc.assert(
      fc.property(fc.array(observation, { maxLength: 60 }), (observations) => {
        for (const { fact } of observations) factSchema.parse(fact);
        reportSchema.parse(reportOf(observations, { protect: [] }));
      }),
      { numRuns: 150 },
    );
  });
});

const small = fc.nat({ max: 6 });
const url = fc.constantFrom(
  ...Object.values(scriptOf),
  siteUrl,
  'about:blank',
  'x',
  '',
  'https://api.parley.example/a',
);
const node = fc.record({ id: small, tag: fc.constantFrom('script', 'style', 'body', 'div', 'iframe'), url });
const stack = fc.record({
  text: fc.array(url, { maxLength: 4 }).map((urls) => v8(...urls.map((one) => `${one}:1:1`)).text),
  slot: fc.constantFrom('ours' as const, 'replaced' as const),
});
const vendor = fc.constantFrom('parley', 'overtalk', 'nobody', '__proto__');
const marks = fc.array(
  fc.record({
    vendor,
    node,
    connected: fc.boolean(),
    relation: fc.constantFrom('self' as const, 'ancestor' as const, 'inside' as const),
  }),
  { maxLength: 2 },
);
const fact = fc.oneof(
  fc.record({
    kind: fc.constant('dom' as const),
    api: fc.constant('x'),
    action: fc.constantFrom('insert', 'remove', 'attribute', 'style', 'sheet', 'write', 'shadow'),
    target: node,
    nodes: fc.array(node, { maxLength: 3 }),
    attribute: fc.constantFrom('src', 'type', 'style', 'class'),
    wholesale: fc.boolean(),
    stack,
    marks,
    during: small,
  }),
  fc.record({
    kind: fc.constant('request' as const),
    api: fc.constantFrom('fetch', 'image', 'script', 'frame'),
    method: fc.constant('GET'),
    url,
    stack,
    during: small,
  }),
  fc.record({
    kind: fc.constant('global' as const),
    name: fc.constantFrom('Parley', 'Overtalk', '__proto__'),
    path: fc.constantFrom('', 'open'),
    event: fc.constantFrom('present', 'assigned', 'deleted', 'frozen', 'gone'),
    before: fc.constantFrom('absent', 'object'),
    after: fc.constant('object'),
    changed: fc.boolean(),
    stack,
  }),
  fc.record({
    kind: fc.constant('widget' as const),
    vendor,
    node,
    ancestors: fc.array(small, { maxLength: 3 }),
    connected: fc.boolean(),
    rendered: fc.boolean(),
    visible: fc.boolean(),
    clickable: fc.boolean(),
    hiddenBy: fc.record({
      node,
      property: fc.constant('display'),
      value: fc.constant('none'),
      via: fc.constantFrom('inline', 'attribute', 'rule', 'layout', 'unknown'),
      sheet: node,
      by: fc.nat({ max: 40 }),
    }),
    coveredBy: node,
  }),
  fc.record({
    kind: fc.constant('script' as const),
    event: fc.constantFrom('present', 'loaded', 'failed'),
    node,
    url,
    type: fc.constantFrom('', 'text/plain'),
    parser: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('network' as const),
    event: fc.constantFrom('asked', 'sent', 'completed', 'failed'),
    requestId: fc.constant('1'),
    url,
    method: fc.constant('GET'),
    type: fc.constantFrom('script', 'image'),
    worker: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('first-look' as const),
    vendor,
    step: fc.constantFrom('tag', 'visible'),
    url,
  }),
  fc.record({
    kind: fc.constant('page' as const),
    event: fc.constantFrom('start', 'route', 'restored'),
    url,
    top: fc.boolean(),
    prerender: fc.boolean(),
  }),
);
const id = fc.constantFrom('p1', 'p2', '__proto__');
const observation = fc.record({
  audit: fc.constant('a1'),
  document: id,
  page: id,
  seq: fc.nat({ max: 40 }),
  atMs: fc.integer({ min: -5, max: 1e6 }),
  tab: small,
  frame: small,
  pageUrl: url,
  urlKey: fc.constantFrom('k1', 'k2'),
  fact,
}) as fc.Arbitrary<Observation>;
