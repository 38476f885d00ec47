import { isoTime } from '../../detect/sentence.ts';
import type { Report } from '../../model/report.ts';
import { messageOf } from './sarif-message.ts';
import { resultOf } from './sarif-result.ts';
import { ruleReference, sarifRules } from './sarif-rules.ts';
import { jsonOf } from './well-formed.ts';

const schemaUrl =
  'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/**
 * The report's findings as a SARIF 2.1.0 file (https://docs.oasis-open.org/sarif/sarif/v2.1.0/): the detectors as rules, each
 * finding as a result at the actor's place, what was not seen and detectors that stopped as notifications. Columns are those of
 * the engines, in UTF-16 units. The same report gives the same text.
 */
export function findingsSarif(report: Report): string {
  const log = { $schema: schemaUrl, version: '2.1.0', runs: [runOf(report)] };
  return `${jsonOf(log, 2)}\n`;
}

function runOf(report: Report) {
  const { tool, audit, schemaVersion, findings } = report;
  return {
    tool: {
      driver: {
        name: tool.name,
        version: tool.version,
        properties: { build: tool.build, catalogue: tool.catalogue, reportSchema: schemaVersion },
        rules: sarifRules(),
      },
    },
    automationDetails: { id: audit.id },
    invocations: [invocationOf(report)],
    columnKind: 'utf16CodeUnits',
    results: findings.map(resultOf),
    properties: { observations: audit.observations },
  };
}

/** The recording as SARIF's invocation: when, where, and what could not be seen. */
function invocationOf({ audit, widgets }: Report) {
  const errored = widgets.flatMap(({ name, checks }) =>
    checks.filter(({ verdict }) => verdict === 'errored').map((check) => ({ ...check, name })),
  );
  const gaps = audit.gaps.map(({ reason, detail, count, at }) => ({
    level: 'warning',
    message: messageOf(`Not seen: ${[reason, detail].filter(Boolean).join(': ')} (${count})`),
    timeUtc: utc(at),
  }));
  const stopped = errored.map(({ detector, reason, name }) => ({
    level: 'error',
    message: messageOf(`The detector stopped while it examined ${name}: ${reason}`),
    associatedRule: ruleReference(detector),
  }));
  return {
    startTimeUtc: utc(audit.startedAt),
    ...(audit.endedAt === null ? {} : { endTimeUtc: utc(audit.endedAt) }),
    executionSuccessful: errored.length === 0,
    toolExecutionNotifications: [...gaps, ...stopped],
    properties: audit.environment,
  };
}

/** The report's times may leave out seconds, SARIF's may not. */
const utc = (time: string): string => isoTime(Date.parse(time));
