import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detectors } from '../../../src/detect/detectors.gen.ts';
import { type Finding, type Report, reportSchema } from '../../../src/model/report.ts';
import { findingsSarif } from '../../../src/report/formats/sarif.ts';
import { by, startLog } from '../../builders/log.ts';
import { reportOf } from '../../builders/report.ts';
import { filledReport } from '../../samples/filled-report.ts';
import { removed, unknownActor } from '../../samples/findings.ts';
import { at, tag } from '../../samples/parts.ts';
import { sampleReport } from '../../samples/report.ts';
import { anyText } from './any-observations.ts';
import { sarifFaults } from './schemas.ts';

function runOf(report: Report) {
  const log = JSON.parse(findingsSarif(report));
  expect(sarifFaults(log)).toEqual([]);
  return log.runs[0];
}
const resultOf = (finding: Finding) => runOf({ ...sampleReport, findings: [finding] }).results[0];
const reportWith = (finding: Partial<Finding>) => resultOf({ ...removed, ...finding });

describe('a result', () => {
  it('stands at the place of the script that acted, with the stacks of its evidence', () => {
    const result = resultOf(removed);
    expect(result).toMatchObject({
      ruleId: 'removed-widget',
      message: { text: `${removed.summary}.` },
      occurrenceCount: 2,
      suppressions: [],
      analysisTarget: { uri: 'https://shop.example/products/kettle' },
    });
    expect(result.locations).toEqual([
      {
        physicalLocation: { artifactLocation: { uri: tag }, region: { startLine: 12, startColumn: 5 } },
      },
    ]);
    expect(result.stacks).toHaveLength(1);
    expect(
      result.stacks[0].frames.map((frame: { properties: { role: string } }) => frame.properties.role),
    ).toEqual(['path', 'actor', 'wrapper', 'caller']);
    expect(result.stacks[0].frames[1]).toEqual({
      location: {
        physicalLocation: { artifactLocation: { uri: tag }, region: { startLine: 12, startColumn: 5 } },
        logicalLocations: [{ fullyQualifiedName: 'clearStage', kind: 'function' }],
      },
      properties: { party: 'other-vendor', vendor: 'overtalk', role: 'actor' },
    });
  });

  it('has no line where none is known, and no place where no script is', () => {
    const actor = { ...removed.actor, line: null };
    expect(reportWith({ actor }).locations).toEqual([
      { physicalLocation: { artifactLocation: { uri: tag } } },
    ]);
    expect(reportWith({ actor: { ...removed.actor, line: 0, column: 0 } }).locations[0]).toEqual({
      physicalLocation: { artifactLocation: { uri: tag } },
    });
    expect(resultOf(unknownActor).locations).toEqual([]);
    expect(reportWith({ count: 0 })).not.toHaveProperty('occurrenceCount');
  });

  it.each([
    ['fail', 'fail', 'error'],
    ['inconclusive', 'open', 'none'],
    ['notice', 'informational', 'none'],
  ] as const)('of the verdict %s is of the kind %s', (verdict, kind, level) => {
    expect(reportWith({ verdict })).toMatchObject({ kind, level });
  });

  it('keeps claim level, reason and every cause as it is, what was not tested too', () => {
    const { message, properties } = resultOf(unknownActor);
    expect(message.text).toBe(`${unknownActor.summary}. no recorded actor.`);
    expect(properties).toMatchObject({ claim: 'inferred', confirmed: false, severity: 'low' });
    expect(properties.causes).toEqual(unknownActor.causes);
    expect(properties.causes).toContainEqual(
      expect.objectContaining({ id: 'authorised-by-site', state: 'not-tested' }),
    );
  });

  it('takes brackets and braces of the page for no link and no placeholder', () => {
    const { message } = reportWith({ summary: 'a [here](https://a.example/) {0} \u001b[31m\ud800' });
    expect(message.text).toBe('a [here] (https://a.example/) {{0}} \uFFFD[31m\uFFFD.');
  });

  it('holds evidence that is alike once', () => {
    const [first] = removed.evidence;
    expect(reportWith({ evidence: first ? [first, { ...first, seq: 119 }] : [] }).stacks).toHaveLength(1);
  });
});

describe('the fingerprint', () => {
  const fingerprintOf = (finding: Partial<Finding>) => reportWith(finding).fingerprints['widgetWitness/v1'];

  it('is the same for the same act in another audit', () => {
    const again: Partial<Finding> = {
      ...{
        id: 'f9',
        firstObserved: at(50),
        count: 7,
        summary: 'again',
        verdict: 'inconclusive',
        evidence: [],
      },
      actor: { ...removed.actor, line: 1, column: 90_210 },
    };
    expect(fingerprintOf(again)).toBe(fingerprintOf({}));
    expect(fingerprintOf({})).toMatch(/^[0-9a-f]{64}$/);
    const scriptUrl = (mark: string) =>
      `https://id-${mark}.overtalk.example/‹id:${mark}›/tag.js?v=‹id:${mark}›`;
    const script = (mark: string) => ({
      actor: { ...removed.actor, scriptUrl: scriptUrl(mark) },
      target: `div#‹id:${mark}›`,
    });
    expect(fingerprintOf(script('0a1b2c3d'))).toBe(fingerprintOf(script('99999999')));
  });

  it.each<Partial<Finding>>([
    { detector: 'hidden-widget' },
    { affected: { ...removed.affected, vendor: 'murmur' } },
    { target: 'div#parley-frame' },
    { actor: { ...removed.actor, scriptUrl: 'https://cdn.overtalk.example/other.js' } },
    { actor: { ...removed.actor, scriptUrl: null } },
  ])('is another one for %j', (given) => {
    expect(fingerprintOf(given)).not.toBe(fingerprintOf({}));
  });
});

describe('the run', () => {
  it('has each detector as a rule, in its own words', () => {
    const { rules } = runOf(sampleReport).tool.driver;
    expect(rules.map(({ id }: { id: string }) => id)).toEqual(detectors.map(({ id }) => id));
    const rule = rules.find(({ id }: { id: string }) => id === 'dormant-reference');
    expect(rule).toMatchObject({
      name: 'DormantReference',
      shortDescription: { text: 'Dormant reference.' },
      defaultConfiguration: { level: 'none' },
    });
    const [known] = detectors.filter(({ id }) => id === 'dormant-reference');
    expect(rule.help.text).toContain(known?.notice);
    expect(rule.help.text).toContain(known?.unseen);
  });

  it('gives each result the rule of its detector, and none to one that this release has not', () => {
    const { results, tool } = runOf(sampleReport);
    for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex].id).toBe(ruleId);
    expect(reportWith({ detector: 'of-another-release' })).not.toHaveProperty('ruleIndex');
  });

  it('tells when it was recorded, what was not seen and which detector stopped', () => {
    const [invocation] = runOf(sampleReport).invocations;
    expect(invocation).toMatchObject({
      startTimeUtc: sampleReport.audit.startedAt,
      endTimeUtc: sampleReport.audit.endedAt,
      executionSuccessful: false,
    });
    const told = invocation.toolExecutionNotifications.map(
      ({ level, message }: { level: string; message: { text: string } }) => [level, message.text],
    );
    expect(told).toContainEqual([
      'warning',
      'Not seen: Message dropped: A message from the page did not fit the agreed shape. (3)',
    ]);
    expect(told.filter(([level]: string[]) => level === 'error')).toHaveLength(
      sampleReport.widgets.flatMap(({ checks }) => checks).filter(({ verdict }) => verdict === 'errored')
        .length,
    );
    const open = runOf({ ...sampleReport, audit: { ...sampleReport.audit, endedAt: null }, widgets: [] });
    expect(open.invocations[0]).not.toHaveProperty('endTimeUtc');
    expect(open.invocations[0].executionSuccessful).toBe(true);
  });

  it('is the same text for the same report, and valid for one that was derived', () => {
    const log = startLog();
    log.widget();
    log.removal(by('other-vendor'));
    log.removal(by('site'));
    const report = reportOf(log.observations);
    expect(findingsSarif(report)).toBe(findingsSarif(structuredClone(report)));
    const { results } = runOf(report);
    expect(results).toHaveLength(report.findings.length);
    expect(results[0].ruleId).toBe('removed-widget');
    expect(runOf(reportOf(startLog().observations)).results).toEqual([]);
  });

  it('is valid whatever text a report holds', () => {
    fc.assert(
      fc.property(anyText(4_096), fc.nat(), fc.nat(), (text, line, column) => {
        const report = reportSchema.parse({ ...filledReport(text), declared: {} });
        const findings = report.findings.map((finding) => ({
          ...finding,
          count: column,
          actor: { ...finding.actor, scriptUrl: text, line, column },
        }));
        const sarif = findingsSarif({ ...report, findings });
        expect(sarif).not.toMatch(/\p{Cs}/u);
        expect(JSON.stringify(JSON.parse(sarif))).not.toMatch(/(?<!\\)\\ud[89a-f]/);
        expect(sarifFaults(JSON.parse(sarif))).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});
