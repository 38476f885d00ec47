import type { RecordedAudit } from '../model/audit.ts';
import type { Observation } from '../model/observation.ts';
import { type Report, reportSchema } from '../model/report.ts';
import type { Vendor } from '../model/vendor.ts';
import { buildReport } from '../report/build.ts';
import { renderReportHtml } from '../report/render-html.tsx';
import { jsonText } from './pack.ts';
import { observationsHeldAtMost } from './read-chain.ts';

/** What a package holds, read. */
export type Derived = {
  report: Report;
  audit: RecordedAudit;
  vendors: readonly Vendor[];
  observations: readonly Observation[];
  page: string;
};

type Result = { id: 'derivation' | 'page'; state: 'holds' | 'fails' | 'not-established'; sentence: string };

/** Derives the report and its page again, and tells whether they come out as they were packed. `build`: this release's. */
export function derivationOf(
  { report, audit, vendors, observations, page }: Derived,
  build: string,
): Result[] {
  const isOurs = report.tool.build === build;
  if (observations.length === 0 && report.audit.observations > observationsHeldAtMost)
    return [
      {
        id: 'derivation',
        state: 'not-established',
        sentence: `More than ${observationsHeldAtMost} observations: the report was not derived again.`,
      },
      pageResult(report, page, isOurs),
    ];
  const again = reportSchema.parse(
    buildReport({ audit, observations, vendors, tool: report.tool, declared: report.declared }),
  );
  const parts = differingParts(report, again);
  return [derivationResult(parts, isOurs), pageResult(report, page, isOurs)];
}

function derivationResult(parts: readonly string[], isOurs: boolean): Result {
  const id = 'derivation';
  if (parts.length === 0)
    return { id, state: 'holds', sentence: 'Derived again from the observations, the report is the same.' };
  const what = `Derived again from the observations, the report is another one (${parts.join(', ')})`;
  if (isOurs) return { id, state: 'fails', sentence: `${what}.` };
  return {
    id,
    state: 'not-established',
    sentence: `${what}. It was made by another release: that one, or analyze, tells why.`,
  };
}

function pageResult(report: Report, page: string, isOurs: boolean): Result {
  const id = 'page';
  if (renderReportHtml(report) === page)
    return { id, state: 'holds', sentence: 'The page shows what the report says.' };
  if (isOurs) return { id, state: 'fails', sentence: 'The page is not the one that this report makes.' };
  return {
    id,
    state: 'not-established',
    sentence:
      'The page is not the one that this release makes of the report: it was made by another release.',
  };
}

/** Names of the parts of a report that differ. */
export function differingParts(one: Report, other: Report): string[] {
  return (Object.keys(one) as (keyof Report)[]).filter(
    (part) => jsonText(one[part]) !== jsonText(other[part]),
  );
}
