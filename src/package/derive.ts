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
import { type Bytes, createHashing } from './hash.ts';
import { bytesOfAll, inBase64, removedText, requestsText } from './pack.ts';

/** What a package holds, read. */
export type Derived = {
  report: Report;
  audit: RecordedAudit;
  vendors: readonly Vendor[];
  /** By the names of their files. */
  pictures: ReadonlyMap<string, Bytes>;
  /** Null where they are too many to hold. */
  observations: readonly Observation[] | null;
  /** The hash of a packed file as it is now. */
  hashOf(name: string): string | undefined;
};

type Result = { id: 'derivation' | 'views'; state: 'holds' | 'fails' | 'not-established'; sentence: string };

/** Derives the report and its other forms again, and tells whether they come out as they were packed. `build`: this release's. */
export async function derivationOf(derived: Derived, build: string): Promise<Result[]> {
  const { report, audit, vendors, observations } = derived;
  const isOurs = report.tool.build === build;
  if (!observations) {
    const sentence =
      'These are more observations than can be held at once: the report was not derived again.';
    return [{ id: 'derivation', state: 'not-established', sentence }];
  }
  const again = reportSchema.parse(buildReport({ audit, observations, vendors, tool: report.tool }));
  const differing = await differingViews({ ...derived, observations });
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
async function differingViews({
  report,
  observations,
  pictures,
  hashOf,
}: Pick<Derived, 'report' | 'pictures' | 'hashOf'> & { observations: readonly Observation[] }): Promise<
  string[]
> {
  const views: [name: string, make: () => AsyncIterable<string> | string[]][] = [
    [pageFile, () => [renderReportHtml(report, inBase64(pictures))]],
    [requestsFile, () => requestsText({ report, observations: () => observations })],
    [findingsFile, () => [findingsSarif(report)]],
    [removedFile, () => [removedFrom(observations, report)]],
    [scriptsFile, () => [scriptsCsv(report)]],
  ];
  const differing: string[] = [];
  for (const [name, make] of views) {
    const hashing = createHashing();
    for await (const bytes of bytesOfAll(make())) hashing.add(bytes);
    if (hashing.result().hash !== hashOf(name)) differing.push(name);
  }
  return differing;
}

function removedFrom(observations: readonly Observation[], report: Report): string {
  const removed = createRemovedCount();
  for (const observation of observations) removed.add(observation);
  return removedText(removed, report);
}
