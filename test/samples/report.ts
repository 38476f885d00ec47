import { type Report, schemaVersion, type WidgetReport } from '../../src/model/report.ts';
import { comparisons } from './comparisons.ts';
import { declared, environment, errorRates, record } from './evidence.ts';
import { dormant, driven, removed, unknownActor } from './findings.ts';
import { at, causes, excluded, ladder, loader, page, tag } from './parts.ts';

const next: Record<WidgetReport['verdict'], string> = {
  healthy: '',
  interfered: 'Compare with and without Overtalk (tag.js), then ask the site.',
  explained: 'Ask the site to add the chat to its security policy.',
  undetermined:
    'Excluded: a content blocker, the security policy. Try more page loads, a comparison with and without other scripts, or another browser profile.',
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
  next: next[verdict],
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
    'Overtalk (tag.js) removed the Parley chat, and 1 more finding.',
    '+++++???---??',
  ),
  pageLoads: [
    { page: 'p1', url: page, ladder: ladder('+++++???---??') },
    { page: 'p2', url: 'https://shop.example/cart', ladder: ladder('++x??????????') },
  ],
  checks: [
    { detector: 'removed-widget', verdict: 'fail', reason: '' },
    { detector: 'hidden-widget', verdict: 'pass', reason: '' },
    { detector: 'blocked-loader', verdict: 'inconclusive', reason: 'no permission' },
    { detector: 'dormant-reference', verdict: 'notice', reason: 'it may use it in some page loads only' },
    { detector: 'foreign-request', verdict: 'errored', reason: 'the detector stopped' },
    { detector: 'overwritten-api', verdict: 'not-applicable', reason: 'the vendor has no known global' },
  ],
};

const murmur = widget(
  'murmur',
  'Murmur',
  'undetermined',
  'What became of the Murmur chat is not determined: its settings are there, but nothing was drawn.',
  '++++????xxx??',
);

const chatter = {
  ...widget(
    'chatter',
    'Chatter',
    'explained',
    "The Chatter chat could not be used: the site's security policy kept it out.",
    '+xxx????xxx??',
  ),
  causes: causes({ csp: ['established', 'script-src does not list cdn.chatter.example.'] }),
};

/** A report written by hand that holds every state the product can show. Valid against `reportSchema`. */
export const sampleReport: Report = {
  schemaVersion,
  tool: { name: 'Widget Witness', version: '0.1.0', build: 'b3a91f0', catalogue: '2026-03-01', errorRates },
  audit: {
    id: 'a-4f21',
    startedAt: at(0),
    endedAt: at(59),
    pages: [
      { id: 'p1', url: page, startedAt: at(0), kind: 'load' },
      { id: 'p2', url: 'https://shop.example/cart', startedAt: at(22), kind: 'route' },
      { id: 'p3', url: 'https://shop.example/checkout', startedAt: at(40), kind: 'restored' },
    ],
    environment,
    ...record,
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
      'The Overtalk chat could be seen and clicked.',
      '+++++???+++++',
    ),
  ],
  findings: [unknownActor, driven, removed, dormant],
  quietChecks: [],
  comparisons,
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
  pictures: {
    taken: (['before', 'after'] as const).map((moment, i) => ({
      file: `picture-0${i + 1}-${moment}.png`,
      moment,
      at: `2026-03-04T10:32:0${i + 1}.500Z`,
      page: 'p1',
      sha256: 'ab'.repeat(32),
      width: 1000,
      height: 563,
      boxes: [
        {
          vendor: 'parley',
          left: 932,
          top: 494,
          width: 49,
          height: 49,
          shown: i === 0 ? 'mosaic' : 'outline',
          state: i === 0 ? 'clickable' : 'gone',
        },
      ],
    })),
    notTaken: [],
  },
  declared,
};
