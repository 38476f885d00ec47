import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/model/report.ts';
import { RefusedReport, readReport } from '../../src/report/read-report.ts';
import { fullReport } from '../builders/full-report.ts';
import { sampleReport } from '../samples/report.ts';

/** Section 6 of the design, line by line: which fields answer it. */
const required: Record<string, string[]> = {
  'first and last observed, UTC and monotonic': [
    'findings[0].firstObserved',
    'findings[0].lastObserved',
    'findings[0].period',
    'findings[0].period.first',
    'findings[0].period.first.at',
    'findings[0].period.first.page',
    'findings[0].period.first.pageMs',
    'findings[0].period.last',
    'findings[0].period.last.at',
    'findings[0].period.last.page',
    'findings[0].period.last.pageMs',
  ],
  'k of n page loads in this browser': [
    'findings[0].count',
    'findings[0].pageLoads',
    'findings[0].pageLoads.seen',
    'findings[0].pageLoads.recorded',
  ],
  'last known good': [
    'findings[0].period.lastKnownGood',
    'findings[0].period.lastKnownGood.at',
    'findings[0].period.lastKnownGood.page',
    'findings[0].period.lastKnownGood.pageMs',
    'findings[0].period.lastKnownGood.what',
    'findings[0].period.lastKnownGood.document',
    'findings[0].period.lastKnownGood.seq',
  ],
  'coverage gaps': [
    'findings[0].period.gaps',
    'findings[0].period.gapsInAll',
    'findings[0].period.gaps[0].reason',
    'findings[0].period.gaps[0].detail',
    'findings[0].period.gaps[0].count',
    'findings[0].period.gaps[0].at',
    'audit.gaps',
    'audit.gaps[0].reason',
    'audit.gaps[0].at',
  ],
  'clock check': [
    'audit.clock',
    'audit.clock.state',
    'audit.clock.reason',
    'audit.clock.answers',
    'audit.clock.hosts',
    'audit.clock.lowestMs',
    'audit.clock.medianMs',
    'audit.clock.highestMs',
  ],
  'the script, its place, stack and loaders': [
    'findings[0].actor',
    'findings[0].actor.party',
    'findings[0].actor.vendor',
    'findings[0].actor.name',
    'findings[0].actor.scriptUrl',
    'findings[0].actor.line',
    'findings[0].actor.column',
    'findings[0].actor.loadedBy',
    'findings[0].evidence[0].stack[0].url',
    'findings[0].evidence[0].stack[0].party',
    'findings[0].evidence[0].stack[0].role',
  ],
  'its hash, how its text was had, and lines around the place': [
    'findings[0].script',
    'findings[0].script.text',
    'findings[0].script.text.how',
    'findings[0].script.text.reason',
    'findings[0].script.text.sha256',
    'findings[0].script.text.length',
    'findings[0].script.text.excerpt',
    'findings[0].script.text.excerpt.firstLine',
    'findings[0].script.text.excerpt.lines',
  ],
  'host and company apart': [
    'findings[0].script.host',
    'findings[0].script.company',
    'findings[0].script.company.name',
    'findings[0].script.company.source',
    'findings[0].script.company.version',
    'findings[0].script.company.sources',
  ],
  'vendor, widget, what, and the requests to its servers': [
    'findings[0].affected',
    'findings[0].affected.vendor',
    'findings[0].affected.name',
    'findings[0].affected.widget',
    'findings[0].affected.what',
    'findings[0].target',
    'findings[0].affected.requests',
    'findings[0].affected.requests.state',
    'findings[0].affected.requests.reason',
    'findings[0].affected.requests.endpoints',
    'findings[0].affected.requests.endpoints[0].endpoint',
    'findings[0].affected.requests.endpoints[0].asked',
    'findings[0].affected.requests.endpoints[0].reached',
    'findings[0].affected.requests.endpoints[0].failed',
    'findings[0].affected.requests.endpoints[0].open',
    'findings[0].affected.requests.more',
  ],
  'API, endpoint and kind of credential': [
    'findings[0].means',
    'findings[0].means.apis',
    'findings[0].means.endpoint',
    'findings[0].means.credential',
    'findings[0].means.credential.state',
    'findings[0].means.credential.kinds',
  ],
  'the protective measure met, before and after': [
    'findings[0].means.measure',
    'findings[0].means.measure.state',
    'findings[0].means.measure.kind',
    'findings[0].means.measure.what',
    'findings[0].means.measure.before',
    'findings[0].means.measure.after',
  ],
  'the authority': [
    'findings[0].means.authority',
    'findings[0].means.authority.state',
    'findings[0].means.authority.contract',
    'findings[0].means.authority.siteConsent',
  ],
  'loads affected, failed starts, marker requests, latency': [
    'findings[0].impact',
    'findings[0].impact.pageLoads',
    'findings[0].impact.pageLoads.affected',
    'findings[0].impact.pageLoads.recorded',
    'findings[0].impact.failedStarts',
    'findings[0].impact.failedStarts.count',
    'findings[0].impact.failedStarts.reason',
    'findings[0].impact.requests',
    'findings[0].impact.writes',
    'findings[0].impact.latency',
    'findings[0].impact.latency.differenceMs',
    'findings[0].impact.latency.comparison',
    'findings[0].impact.latency.reason',
  ],
  'what is declared, kept apart': ['declared'],
  'claim level': ['findings[0].claim', 'findings[0].confirmed'],
  'evidence references': [
    'findings[0].evidence',
    'findings[0].evidence[0].document',
    'findings[0].evidence[0].seq',
    'findings[0].evidence[0].at',
    'findings[0].evidence[0].pageUrl',
    'findings[0].evidence[0].what',
  ],
  'alternatives with their state': [
    'findings[0].causes',
    'findings[0].causes[0].id',
    'findings[0].causes[0].state',
    'findings[0].causes[0].reason',
  ],
  'browser, profile, other protections, was the probe first': [
    'audit.environment',
    'audit.environment.browser',
    'audit.environment.permission',
    'audit.environment.origins',
    'audit.environment.profile',
    'audit.environment.profile.state',
    'audit.environment.profile.detail',
    'audit.environment.protections',
    'audit.environment.protections.state',
    'audit.environment.protections.detail',
    'audit.environment.probeFirst',
    'audit.environment.probeFirst.state',
    'audit.environment.probeFirst.detail',
    'quietChecks',
  ],
  'build, catalogue and error rates of the release': [
    'schemaVersion',
    'tool',
    'tool.name',
    'tool.version',
    'tool.build',
    'tool.catalogue',
    'tool.errorRates',
    'tool.errorRates[0].suite',
    'tool.errorRates[0].measures',
    'tool.errorRates[0].browser',
    'tool.errorRates[0].cases',
    'tool.errorRates[0].wrong',
    'tool.errorRates[0].unresolved',
    'tool.errorRates[0].taken',
    'tool.errorRates[0].command',
  ],
  'who did what with the record, and the chain’s head': [
    'audit.id',
    'audit.startedAt',
    'audit.endedAt',
    'audit.observations',
    'audit.custody',
    'audit.custody[0].event',
    'audit.custody[0].at',
    'audit.custody[0].by',
    'audit.custody[0].chainHead',
  ],
};

/** The report without the field, which it must have held. */
function without(report: Report, field: string): unknown {
  // Not a structured clone: one list may stand in several findings.
  const copy: unknown = JSON.parse(JSON.stringify(report));
  const path = field.split(/[.[\]]+/).filter(Boolean);
  const last = path.pop() ?? '';
  let here = copy as Record<string, unknown>;
  for (const key of path) here = here[key] as Record<string, unknown>;
  expect(here, field).toHaveProperty([last]);
  delete here[last];
  return copy;
}

function refusalOf(report: unknown): string {
  try {
    readReport(report);
  } catch (error) {
    if (error instanceof RefusedReport) return error.message;
    throw error;
  }
  return '';
}

describe('a report that lacks what the design requires', () => {
  it('is not refused while it is whole', () => {
    expect(readReport(structuredClone(fullReport))).toEqual(fullReport);
  });

  describe.each(Object.entries(required))('%s', (_, fields) => {
    it.each(fields)('is refused without %s, by that name', (field) => {
      expect(refusalOf(without(fullReport, field))).toBe(`The report is refused: ${field} is missing.`);
    });
  });
});

/** Fields that hold for some reports only; all others, wherever they stand, are in every report. */
const optional = new Set([
  'lostAt',
  'advice',
  'paste',
  'claimed',
  'recognised',
  'before',
  'after',
  'stack',
  'summary',
  'recorder',
  'pictures',
]);

function fieldsOf(value: unknown, path = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => fieldsOf(item, `${path}[${index}]`));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const field = path === '' ? key : `${path}.${key}`;
    return [field, ...fieldsOf(inner, field)];
  });
}

it('is refused without any other of its fields, at any depth', () => {
  const fields = fieldsOf({ ...sampleReport, declared: {} }).filter(
    (field) => !optional.has(field.split('.').at(-1) ?? '') || /\.measure\.\w+$/.test(field),
  );
  // One of each kind: all items of a list have one schema.
  const kinds = new Map(fields.map((field) => [field.replaceAll(/\d+/g, ''), field]));
  expect(kinds.size).toBeGreaterThan(200);
  const accepted = [...kinds.values()].filter(
    (field) => !refusalOf(without(sampleReport, field)).includes(`${field} is missing`),
  );
  expect(accepted).toEqual([]);
});

it('says what is wrong and what is too much', () => {
  const [finding] = fullReport.findings;
  expect(refusalOf({ ...fullReport, findings: [{ ...finding, claim: 'certain' }] })).toBe(
    'The report is refused: findings[0].claim is not as agreed.',
  );
  expect(refusalOf({ ...fullReport, verdict: 'x' })).toBe(
    'The report is refused: verdict is not part of it.',
  );
  expect(refusalOf(null)).toContain('the whole is not as agreed');
  expect(refusalOf({})).toMatch(/schemaVersion is missing; tool is missing; .*; and \d+ more\.$/);
});
