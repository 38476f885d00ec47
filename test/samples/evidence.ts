import type { Finding, Report } from '../../src/model/report.ts';
import { at, page } from './parts.ts';

/** What every finding holds besides who did what, as the sample's first finding has it. */
export const besides: Pick<Finding, 'affected' | 'script' | 'period' | 'means' | 'impact'> = {
  affected: {
    vendor: 'parley',
    name: 'Parley',
    widget: 'div#parley-root',
    what: 'element',
    requests: {
      state: 'recorded',
      reason: '',
      endpoints: [{ endpoint: 'api.parley.example/v1/boot', asked: 3, reached: 2, failed: 1, open: 0 }],
      more: 0,
    },
  },
  script: {
    host: 'cdn.overtalk.example',
    company: {
      name: 'Overtalk',
      source: 'catalogue',
      version: '2026-03-01',
      sources: ['https://overtalk.example/docs/install'],
    },
    text: {
      how: 'response-stream',
      reason: 'the text that the page itself got',
      sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
      length: 48_210,
      excerpt: {
        firstLine: 11,
        lines: ['function clearStage() {', "  $('#parley-root').remove();", '}'],
      },
    },
  },
  period: {
    first: { at: at(7), page: 'p1', pageMs: 6880 },
    last: { at: at(41), page: 'p3', pageMs: 1204.5 },
    lastKnownGood: {
      at: at(6),
      page: 'p1',
      pageMs: 5990,
      what: 'the Parley chat button div#parley-root could be seen and clicked',
      document: 'd7f2a1',
      seq: 104,
    },
    gaps: [
      {
        reason: 'message-dropped',
        detail: 'A message from the page did not fit the agreed shape.',
        count: 3,
        at: at(31),
      },
    ],
    gapsInAll: 1,
  },
  means: {
    apis: ['Element.remove'],
    endpoint: null,
    credential: { state: 'not-applicable', kinds: [] },
    measure: {
      state: 'none-identified',
      kind: null,
      what: 'none identified in what was recorded',
      before: null,
      after: null,
    },
    authority: { state: 'declared', contract: null, siteConsent: 'none was asked for, says the site' },
  },
  impact: {
    pageLoads: { affected: 2, recorded: 3 },
    failedStarts: { count: 2, reason: '' },
    requests: 0,
    writes: 0,
    latency: {
      differenceMs: null,
      comparison: 'c-1',
      reason: 'no load with this script told when the chat could be clicked',
    },
  },
};

/** The same for calls to the vendor's server. */
export const besidesCalls: typeof besides = {
  ...besides,
  means: {
    ...besides.means,
    apis: ['fetch'],
    endpoint: 'api.parley.example/v1/track',
    credential: { state: 'carried', kinds: ['“app_id” in the query'] },
    measure: {
      state: 'identified',
      kind: 'key',
      what: 'the calls carried “app_id” in the query',
      before: null,
      after: 'carried by the calls of this finding',
    },
  },
  impact: { ...besides.impact, requests: 1204, failedStarts: { count: 0, reason: '' } },
};

/** Of a finding that names nobody and of which little was recorded. */
export const besidesUnknown: typeof besides = {
  ...besides,
  affected: {
    vendor: 'murmur',
    name: 'Murmur',
    widget: null,
    what: 'element',
    requests: { state: 'not-recorded', reason: 'no permission', endpoints: [], more: 0 },
  },
  script: {
    host: null,
    company: null,
    text: { how: 'not-had', reason: 'no script is named', sha256: null, length: null, excerpt: null },
  },
  period: {
    ...besides.period,
    first: { at: at(20), page: 'p1', pageMs: null },
    last: { at: at(20), page: 'p1', pageMs: null },
    lastKnownGood: null,
  },
  means: { ...besides.means, apis: null },
  impact: {
    pageLoads: { affected: 1, recorded: 3 },
    failedStarts: { count: null, reason: 'it was not seen whether the chat could be used at the end' },
    requests: 0,
    writes: 0,
    latency: { differenceMs: null, comparison: null, reason: 'no comparison was made with this script' },
  },
};

export const environment: Report['audit']['environment'] = {
  browser: 'Chromium 156',
  permission: 'all-sites',
  origins: ['<all_urls>'],
  profile: { state: 'unknown', detail: 'a browser does not tell an extension how old its profile is' },
  protections: { state: 'not-seen', detail: 'no request was blocked by the browser or by another extension' },
  probeFirst: { state: 'yes', detail: 'in every page load it began before the first script of the page' },
};

export const record: Pick<Report['audit'], 'clock' | 'custody'> = {
  clock: {
    state: 'compared',
    reason: 'whole seconds, as servers wrote them, against this machine when the answer was complete',
    answers: 212,
    hosts: 9,
    lowestMs: -1400,
    medianMs: -480,
    highestMs: 310,
  },
  custody: [
    { event: 'recorded', at: at(0), by: 'Widget Witness 0.1.0 in Chromium 156', chainHead: null },
    {
      event: 'stopped',
      at: at(59),
      by: 'Widget Witness 0.1.0 in Chromium 156',
      chainHead: '5d41402abc4b2a76',
    },
  ],
};

export const declared: Report['declared'] = {
  client: 'Shop Ltd',
  caseNumber: 'C-17',
  consentBasis: 'none was asked for, says the site',
  responseHours: 3.5,
  hourlyRate: { amount: 120, currency: 'EUR' },
  businessLoss: { amount: 4000, currency: 'EUR', basis: `chats missed on ${page}` },
};

export const errorRates: Report['tool']['errorRates'] = [
  {
    suite: 'attacks on attribution',
    measures: 'whose act it is',
    browser: 'Chromium 156',
    cases: 80,
    wrong: 0,
    unresolved: 16,
    taken: '2026-03-01',
    command: 'npm run attacks',
  },
];
