import {
  type CauseState,
  causeIds,
  type Finding,
  ladderSteps,
  type Report,
  type Rung,
  schemaVersion,
  type WidgetReport,
} from '../../src/model/report.ts';

/** A report written by hand that holds every state the product can show. Valid against `reportSchema`. */
const at = (second: number): string => `2026-03-04T10:32:${String(second).padStart(2, '0')}.120Z`;

/** `+` reached, `x` not reached, `?` unknown, one sign a step from tag to clickable. */
const ladder = (signs: string): Rung[] =>
  ladderSteps.map((step, index) => {
    if (signs[index] === '+') return { step, state: 'reached', at: at(index + 1) };
    return { step, state: signs[index] === 'x' ? 'not-reached' : 'unknown', at: null };
  });

const causes = (stated: Partial<Record<CauseState['id'], [CauseState['state'], string]>>): CauseState[] =>
  causeIds
    .filter((id) => id !== 'undetermined')
    .map((id) => {
      const [state, reason] = stated[id] ?? ['not-tested', 'This release does not test it.'];
      return { id, state, reason };
    });

const excluded = causes({
  'content-blocker': ['excluded', 'No request of this vendor was blocked by an extension.'],
  csp: ['excluded', 'No violation of the page’s policy concerns this vendor.'],
  'css-conflict': ['excluded', 'The element left the document; no style rule does that.'],
  'page-replacement': ['excluded', 'The rest of the page stayed.'],
  'authorised-by-site': ['not-tested', 'Ask the site: clients do hide one vendor for another on purpose.'],
});

const page = 'https://shop.example/products/kettle';
const loader = 'https://www.googletagmanager.com/gtm.js?id=GTM-SAMPLE';
const tag = 'https://cdn.overtalk.example/tag.js';

const overtalk = {
  party: 'other-vendor',
  vendor: 'overtalk',
  name: 'Overtalk',
  scriptUrl: tag,
  line: 12,
  column: 5,
  loadedBy: [loader, page],
} as const;

const removed: Finding = {
  id: 'f1',
  detector: 'removed-widget',
  verdict: 'fail',
  reason: '',
  severity: 'high',
  claim: 'observed',
  confirmed: false,
  affected: { vendor: 'parley', name: 'Parley' },
  actor: { ...overtalk, loadedBy: [...overtalk.loadedBy] },
  target: 'div#parley-root',
  summary: 'cdn.overtalk.example/tag.js:12:5 removed the Parley chat button, 2 times, first 10:32:07 UTC',
  firstObserved: at(7),
  lastObserved: at(41),
  count: 2,
  pageLoads: { seen: 2, recorded: 3 },
  causes: excluded,
  evidence: [
    {
      document: 'd7f2a1',
      seq: 118,
      at: at(7),
      pageUrl: page,
      what: 'Element.remove took div#parley-root out of the document.',
      before: 'connected, rendered, visible, clickable',
      after: 'not connected',
      stack: [
        {
          functionName: 'remove',
          url: 'https://code.jquery.com/jquery-4.0.0.min.js',
          line: 2,
          column: 30411,
          party: 'library',
          vendor: null,
          role: 'path',
        },
        {
          functionName: 'clearStage',
          url: tag,
          line: 12,
          column: 5,
          party: 'other-vendor',
          vendor: 'overtalk',
          role: 'actor',
        },
        {
          functionName: null,
          url: 'https://browser.monitor.example/bundle.min.js',
          line: 1,
          column: 8123,
          party: 'third-party',
          vendor: null,
          role: 'wrapper',
        },
        {
          functionName: 'boot',
          url: tag,
          line: 88,
          column: 3,
          party: 'other-vendor',
          vendor: 'overtalk',
          role: 'caller',
        },
      ],
    },
    {
      document: 'd7f2a1',
      seq: 121,
      at: at(7),
      pageUrl: page,
      what: 'The watcher saw div#parley-root leave the document.',
    },
  ],
};

const driven: Finding = {
  ...removed,
  id: 'f2',
  detector: 'driven-api',
  severity: 'medium',
  claim: 'derived',
  confirmed: true,
  target: 'Parley.track',
  summary:
    'Overtalk called Parley.track and Parley’s own code then sent requests to api.parley.example, 1,204 times',
  count: 1204,
  pageLoads: { seen: 3, recorded: 3 },
  evidence: removed.evidence.slice(1),
};

const unknownActor: Finding = {
  ...removed,
  id: 'f3',
  detector: 'hidden-widget',
  verdict: 'inconclusive',
  reason: 'no recorded actor',
  severity: 'low',
  claim: 'inferred',
  affected: { vendor: 'murmur', name: 'Murmur' },
  actor: {
    party: 'unknown',
    vendor: null,
    name: 'unknown',
    scriptUrl: null,
    line: null,
    column: null,
    loadedBy: [],
  },
  target: 'iframe.murmur-frame',
  summary: 'The Murmur chat button became invisible; which script did it was not recorded',
  firstObserved: at(20),
  lastObserved: at(20),
  count: 1,
  pageLoads: { seen: 1, recorded: 3 },
  causes: causes({
    'css-conflict': ['established', 'Rule .promo ~ iframe of the site’s sheet gives opacity 0.'],
  }),
  evidence: [],
};

const widget = (
  vendor: string,
  name: string,
  verdict: WidgetReport['verdict'],
  summary: string,
  signs: string,
): WidgetReport => ({
  vendor,
  name,
  verdict,
  summary,
  ladder: ladder(signs),
  pageLoads: [{ page: 'p1', url: page, ladder: ladder(signs) }],
  causes: excluded,
  checks: [{ detector: 'removed-widget', verdict: verdict === 'interfered' ? 'fail' : 'pass', reason: '' }],
});

const parley: WidgetReport = {
  ...widget(
    'parley',
    'Parley',
    'interfered',
    'Parley was visible until cdn.overtalk.example/tag.js took it out of the page.',
    '+++++????+x',
  ),
  pageLoads: [
    { page: 'p1', url: page, ladder: ladder('+++++????+x') },
    { page: 'p2', url: 'https://shop.example/cart', ladder: ladder('++x????????') },
  ],
  checks: [
    { detector: 'removed-widget', verdict: 'fail', reason: '' },
    { detector: 'hidden-widget', verdict: 'pass', reason: '' },
    { detector: 'blocked-loader', verdict: 'inconclusive', reason: 'no permission' },
    { detector: 'foreign-request', verdict: 'errored', reason: 'the detector stopped' },
    { detector: 'overwritten-api', verdict: 'not-applicable', reason: 'the vendor has no known global' },
  ],
};

const murmur = widget(
  'murmur',
  'Murmur',
  'undetermined',
  'Murmur was drawn but could not be seen; why is undetermined.',
  '+++??????x?',
);

const chatter = {
  ...widget(
    'chatter',
    'Chatter',
    'explained',
    'Chatter was kept from loading by the page’s content security policy.',
    '+xxxxxxxxxx',
  ),
  causes: causes({ csp: ['established', 'script-src does not list cdn.chatter.example.'] }),
};

export const sampleReport: Report = {
  schemaVersion,
  tool: { name: 'Widget Witness', version: '0.1.0', build: 'b3a91f0', catalogue: '2026-03-01' },
  audit: {
    id: 'a-4f21',
    startedAt: at(0),
    endedAt: at(59),
    pages: [
      { id: 'p1', url: page, startedAt: at(0), kind: 'load' },
      { id: 'p2', url: 'https://shop.example/cart', startedAt: at(22), kind: 'route' },
      { id: 'p3', url: 'https://shop.example/checkout', startedAt: at(40), kind: 'restored' },
    ],
    environment: { browser: 'Chromium 156', permission: 'all-sites', origins: ['<all_urls>'] },
    gaps: [
      {
        reason: 'Recorded late',
        detail: 'The first page was already open when recording began.',
        count: 1,
        at: at(0),
      },
      {
        reason: 'Message dropped',
        detail: 'A message from the page did not fit the agreed shape.',
        count: 3,
        at: at(31),
      },
    ],
    observations: 18_422,
    firstLook: [
      { vendor: 'parley', step: 'executed', url: page, at: at(0) },
      { vendor: 'overtalk', step: 'clickable', url: page, at: at(0) },
    ],
  },
  widgets: [
    parley,
    murmur,
    chatter,
    widget(
      'overtalk',
      'Overtalk',
      'healthy',
      'Overtalk reached every step that can be seen and could be clicked.',
      '+++++???+++',
    ),
  ],
  findings: [unknownActor, driven, removed],
  scripts: [
    {
      url: tag,
      party: 'other-vendor',
      vendor: 'overtalk',
      name: 'Overtalk',
      loadedBy: [loader, page],
      requests: 1204,
    },
    {
      url: 'https://cdn.parley.example/widget/v3/launcher.js',
      party: 'affected',
      vendor: 'parley',
      name: 'Parley',
      loadedBy: [page],
      requests: 9,
    },
    {
      url: loader,
      party: 'tag-manager',
      vendor: 'google-tag-manager',
      name: 'Google Tag Manager',
      loadedBy: [page],
      requests: 2,
    },
    {
      url: 'https://shop.example/assets/app.js',
      party: 'site',
      vendor: null,
      name: 'shop.example',
      loadedBy: [page],
      requests: 31,
    },
  ],
};

/** Fields whose values the schema fixes; everything else in a report may come from the audited page. */
const fixedFields = new Set([
  'verdict',
  'severity',
  'claim',
  'party',
  'role',
  'state',
  'step',
  'kind',
  'permission',
  'at',
  'startedAt',
  'endedAt',
  'firstObserved',
  'lastObserved',
  'schemaVersion',
]);

const fill = (value: unknown, field: string, text: string): unknown => {
  if (typeof value === 'string')
    return fixedFields.has(field) || causeIds.some((id) => id === value) ? value : text;
  if (Array.isArray(value)) return value.map((item) => fill(item, field, text));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, fill(item, key, text)]));
};

/** The sample with `text` in every free string field, addresses and ids included. */
export const filledReport = (text: string): Report => {
  const filled = fill(sampleReport, '', text) as Report;
  return { ...filled, tool: { ...filled.tool, name: 'Widget Witness' } };
};
