import type { Difference, FindingDifference } from '../model/analysis.ts';
import type { Finding, Report, WidgetReport } from '../model/report.ts';

/** How a report that was derived anew differs from the packed one. */
export function differenceOf(packed: Report, now: Report): Difference {
  const { name, version, build } = packed.tool;
  return {
    packedBy: { name, version, build },
    findings: findingDifferences(packed.findings, now.findings),
    widgets: widgetsOf(packed, now).flatMap(({ vendor, name, before, after }) => {
      const [one, other] = [before?.verdict ?? null, after?.verdict ?? null];
      return one === other ? [] : [{ vendor, name, packed: one, now: other }];
    }),
    causes: widgetsOf(packed, now).flatMap(causeDifferences),
    // Release and form are told by themselves, and say nothing of what was found.
    parts: differingParts(packed, now).filter((part) => part !== 'tool' && part !== 'schemaVersion'),
  };
}

/** Names of the parts of a report that differ. */
export function differingParts(one: Report, other: Report): string[] {
  const parts = Object.keys({ ...other, ...one }) as (keyof Report)[];
  return parts.filter((part) => !isSame(one[part], other[part]));
}

/** Whether two values have one JSON text. It is not made as a whole: of many page loads it is long. */
function isSame(one: unknown, other: unknown): boolean {
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((value, i) => isSame(value, other[i]));
  if (!isObject(one) || !isObject(other)) return JSON.stringify(one) === JSON.stringify(other);
  const [left, right] = [told(one), told(other)];
  return (
    left.length === right.length &&
    left.every(([key, value], i) => key === right[i]?.[0] && isSame(value, right[i]?.[1]))
  );
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** As JSON has it: without what is undefined. */
const told = (value: object): [string, unknown][] =>
  Object.entries(value).filter(([, inner]) => inner !== undefined);

const nameOf = ({ actor: { party, name, scriptUrl, line, column } }: Finding): string =>
  [party, name, scriptUrl, line, column].filter((part) => part !== null).join(' ');

/** What may change of a finding. */
const tellings = {
  verdict: ({ verdict }) => verdict,
  actor: nameOf,
  count: ({ count }) => String(count),
  claim: ({ claim }) => claim,
  confirmed: ({ confirmed }) => (confirmed ? 'yes' : 'no'),
} satisfies Record<FindingDifference['changes'][number]['what'], (finding: Finding) => string>;

/**
 * What makes two findings of one detector on one vendor the same one, the surest first: a finding's id is a mere number.
 * With a wholly other actor it is still the same where the same was done, or where it was seen in the same place.
 */
const samenesses: ((finding: Finding) => string)[] = [
  ({ target, verdict, ...rest }) => [target, verdict, nameOf({ target, verdict, ...rest })].join('\n'),
  (finding) => [finding.target, nameOf(finding)].join('\n'),
  ({ evidence: [first], target }) => (first ? [first.document, first.seq].join('\n') : target),
  ({ target }) => target,
];

function findingDifferences(packed: readonly Finding[], now: readonly Finding[]): FindingDifference[] {
  const left = new Set(packed);
  const came = new Set(now);
  const pairs: [Finding, Finding][] = [];
  for (const sameness of samenesses) {
    const key = (finding: Finding) =>
      [finding.detector, finding.affected.vendor, sameness(finding)].join('\n');
    for (const after of [...came]) {
      const before = [...left].find((finding) => key(finding) === key(after));
      if (!before) continue;
      left.delete(before);
      came.delete(after);
      pairs.push([before, after]);
    }
  }
  return [
    ...[...came].map((finding) => differenceAs('came', finding, [])),
    ...[...left].map((finding) => differenceAs('went', finding, [])),
    ...pairs.flatMap(([before, after]) => {
      const changes = changesOf(before, after);
      return changes.length === 0 ? [] : [differenceAs('changed', after, changes)];
    }),
  ];
}

function changesOf(before: Finding, after: Finding): FindingDifference['changes'] {
  return (Object.keys(tellings) as (keyof typeof tellings)[]).flatMap((what) => {
    const [one, other] = [tellings[what](before), tellings[what](after)];
    return one === other ? [] : [{ what, packed: one, now: other }];
  });
}

const differenceAs = (
  change: FindingDifference['change'],
  { detector, verdict, affected, target, summary }: Finding,
  changes: FindingDifference['changes'],
): FindingDifference => ({ change, detector, verdict, affected: affected.name, target, summary, changes });

type Pair = {
  vendor: string;
  name: string;
  before: WidgetReport | undefined;
  after: WidgetReport | undefined;
};

/** Every widget of the two reports. */
function widgetsOf(packed: Report, now: Report): Pair[] {
  const names = new Map([...packed.widgets, ...now.widgets].map(({ vendor, name }) => [vendor, name]));
  return [...names].map(([vendor, name]) => ({
    vendor,
    name,
    before: packed.widgets.find((widget) => widget.vendor === vendor),
    after: now.widgets.find((widget) => widget.vendor === vendor),
  }));
}

/** Of a widget that is in one report alone nothing more is said than that. */
function causeDifferences({ vendor, name, before, after }: Pair): Difference['causes'] {
  if (!before || !after) return [];
  const ids = new Set([...before.causes, ...after.causes].map(({ id }) => id));
  return [...ids].flatMap((cause) => {
    const [one, other] = [before, after].map(
      ({ causes }) => causes.find(({ id }) => id === cause)?.state ?? null,
    );
    return one === other ? [] : [{ vendor, name, cause, packed: one ?? null, now: other ?? null }];
  });
}
