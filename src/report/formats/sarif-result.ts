import type { Evidence, Finding, LabelledFrame } from '../../model/report.ts';
import { fingerprintOf } from './sarif-fingerprint.ts';
import { messageOf } from './sarif-message.ts';
import { ruleReference } from './sarif-rules.ts';
import { uriOf } from './uri.ts';

/** SARIF wants the level `none` for every kind but `fail`; `open`: there is not enough to decide. */
const kinds = {
  fail: { kind: 'fail', level: 'error' },
  inconclusive: { kind: 'open', level: 'none' },
  notice: { kind: 'informational', level: 'none' },
} as const satisfies Record<Finding['verdict'], object>;

/** One finding as a SARIF result. What SARIF has no field for stands in `properties`, in the report's words. */
export function resultOf(finding: Finding) {
  const { actor, evidence, count, reason, summary } = finding;
  const place = placeOf(actor.scriptUrl ?? '', actor.line, actor.column);
  const rule = ruleReference(finding.detector);
  const [first] = evidence;
  return {
    ruleId: rule.id,
    ...(rule.index === undefined ? {} : { ruleIndex: rule.index }),
    ...kinds[finding.verdict],
    message: messageOf([summary, reason].filter(Boolean).map(asSentence).join(' ')),
    ...(first ? { analysisTarget: { uri: uriOf(first.pageUrl) } } : {}),
    locations: place ? [{ physicalLocation: place }] : [],
    ...(count > 0 ? { occurrenceCount: count } : {}),
    stacks: distinct(evidence.flatMap(stackOf)),
    fingerprints: { 'widgetWitness/v1': fingerprintOf(finding) },
    suppressions: [],
    properties: propertiesOf(finding),
  };
}

const asSentence = (text: string): string => (/[.?!]$/.test(text) ? text : `${text}.`);

function propertiesOf(finding: Finding) {
  const { id, verdict, reason, severity, claim, confirmed, affected, target, pageLoads } = finding;
  const { party, vendor, name, loadedBy, recognised } = finding.actor;
  return {
    ...{ findingId: id, verdict, reason, severity, claim, confirmed, affected, target },
    actor: { party, vendor, name, loadedBy, ...(recognised ? { recognised } : {}) },
    firstObserved: finding.firstObserved,
    lastObserved: finding.lastObserved,
    pageLoads,
    causes: finding.causes.map(({ id, state, reason }) => ({ id, state, reason })),
    evidence: finding.evidence.map(({ document, seq, at, pageUrl, what, before, after }) => ({
      ...{ document, seq, at, pageUrl, what },
      ...(before === undefined ? {} : { before }),
      ...(after === undefined ? {} : { after }),
    })),
  };
}

function stackOf({ stack = [], what }: Evidence) {
  return stack.length === 0 ? [] : [{ message: messageOf(what), frames: stack.map(frameOf) }];
}

function frameOf({ functionName, url, line, column, party, vendor, claimed, role }: LabelledFrame) {
  const place = placeOf(url, line, column);
  return {
    location: {
      ...(place ? { physicalLocation: place } : {}),
      ...(functionName ? { logicalLocations: [{ fullyQualifiedName: functionName, kind: 'function' }] } : {}),
    },
    properties: { party, vendor, role, ...(claimed === undefined ? {} : { claimed }) },
  };
}

/** Lines and columns count from 1 in both; a place of which no line is known is the whole script. */
function placeOf(url: string, line: number | null, column: number | null) {
  if (url === '') return null;
  const startColumn = column === null || column < 1 ? {} : { startColumn: column };
  return {
    artifactLocation: { uri: uriOf(url) },
    ...(line === null || line < 1 ? {} : { region: { startLine: line, ...startColumn } }),
  };
}

/** SARIF allows no two stacks that are alike. */
const distinct = <T>(values: readonly T[]): T[] => [
  ...new Map(values.map((value) => [JSON.stringify(value), value])).values(),
];
