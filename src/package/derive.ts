import type { RecordedAudit } from '../model/audit.ts';
import type { Observation } from '../model/observation.ts';
import { findingsFile, pageFile, removedFile, requestsFile, scriptsFile } from '../model/package.ts';
import { type Report, reportSchema } from '../model/report.ts';
import type { Vendor } from '../model/vendor.ts';
import { buildReport } from '../report/build.ts';
import { findingsSarif } from '../report/formats/sarif.ts';
import { createRemovedCount } from '../report/removed.ts';
import { renderReportHtml } from '../report/render-html.tsx';
import { scriptsCsv } from '../report/scripts-csv.ts';
import { differingParts } from './difference.ts';
import type { Bytes } from './hash.ts';
import { inBase64, removedText, requestsText } from './pack.ts';
import { observationsHeldAtMost } from './read-chain.ts';

/** What a package holds, read. */
export type Derived = {
  report: Report;
  audit: RecordedAudit;
  vendors: readonly Vendor[];
  /** None where they are too many to hold. */
  observations: readonly Observation[];
  /** The text of a packed file. */
  textOf(name: string): string | undefined;
  /** By the names of their files. */
  pictures: ReadonlyMap<string, Bytes>;
};

type Result = { id: 'derivation' | 'views'; state: 'holds' | 'fails' | 'not-established'; sentence: string };

/** Derives the report and its other forms again, and tells whether they come out as they were packed. `build`: this release's. */
export async function derivationOf(derived: Derived, build: string): Promise<Result[]> {
  const { report, audit, vendors, observations } = derived;
  const isOurs = report.tool.build === build;
  if (observations.length === 0 && report.audit.observations > observationsHeldAtMost) {
    const sentence = `More than ${observationsHeldAtMost} observations: the report was not derived again.`;
    return [{ id: 'derivation', state: 'not-established', sentence }];
  }
  const again = reportSchema.parse(buildReport({ audit, observations, vendors, tool: report.tool }));
  const differing = await differingViews(derived);
  return [derivationResult(differingParts(report, again), isOurs), viewsResult(differing, isOurs)];
}

function derivationResult(parts: readonly string[], isOurs: boolean): Result {
  const id = 'derivation';
  if (parts.length === 0)
    return { id, state: 'holds', sentence: 'Derived again from the observations, the report is the same.' };
  const what = `Derived again from the observations, the report is another one (${parts.join(', ')})`;
  // What a person declared stands in the audit's file as it stands in the report, whatever the detectors.
  if (isOurs || parts.includes('declared')) return { id, state: 'fails', sentence: `${what}.` };
  return {
    id,
    state: 'not-established',
    sentence: `${what}. It was made by another release, whose detectors may be others.`,
  };
}

function viewsResult(differing: readonly string[], isOurs: boolean): Result {
  const id = 'views';
  if (differing.length === 0)
    return {
      id,
      state: 'holds',
      sentence:
        'The page, the files for other tools and the list of what was removed say what report and record say.',
    };
  const what = `Made again, ${differing.join(' and ')} come out otherwise`;
  if (isOurs) return { id, state: 'fails', sentence: `${what}: they do not say what report and record say.` };
  return { id, state: 'not-established', sentence: `${what}: they were made by another release.` };
}

/** Names of the files that show the report or the record in another form, and are not what this release makes of them. */
async function differingViews({ report, observations, textOf, pictures }: Derived): Promise<string[]> {
  let requests = '';
  for await (const text of requestsText({ report, observations: () => observations })) requests += text;
  const removed = createRemovedCount();
  for (const observation of observations) removed.add(observation);
  const views = {
    [pageFile]: renderReportHtml(report, inBase64(pictures)),
    [requestsFile]: requests,
    [findingsFile]: findingsSarif(report),
    [removedFile]: removedText(removed, report),
    [scriptsFile]: scriptsCsv(report),
  };
  return Object.entries(views).flatMap(([name, text]) => (textOf(name) === text ? [] : [name]));
}
