import { mkdirSync, writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Analysis } from '../model/analysis.ts';
import type { Report } from '../model/report.ts';
import { gather, type Keeper } from '../package/gather.ts';
import { jsonText } from '../package/pack.ts';
import { fingerprintOf } from '../package/sign.ts';
import { renderReportHtml } from '../report/render-html.tsx';
import { renderReportText } from '../report/render-text.ts';
import { differenceText } from './analysis-text.ts';
import type { AnalyzeOptions, Format } from './arguments.ts';
import { machineSigner } from './signing-key.ts';
import { UsageError } from './usage.ts';

export type Written = { path: string; fingerprint: string };

/** In base64, by the names of their files. */
type Pictures = ReadonlyMap<string, string>;

const DEFAULT_COLUMNS = 100;

/** The report as it is printed; colours and width are those of the stream when it is a terminal. */
export function render(
  report: Report,
  format: Format,
  stream: NodeJS.WriteStream,
  pictures: Pictures = new Map(),
): string {
  if (format === 'json') return jsonText(report);
  if (format === 'html') return renderReportHtml(report, pictures);
  const colour = stream.isTTY === true && stream.hasColors();
  return renderReportText(report, { colour, widthColumns: stream.columns || DEFAULT_COLUMNS });
}

/** The difference from the packed report, then the report. */
export function renderAnalysis(
  analysis: Analysis,
  format: AnalyzeOptions['format'],
  stream: NodeJS.WriteStream,
): string {
  if (format === 'json') return jsonText(analysis);
  const colour = stream.isTTY === true && stream.hasColors();
  return `${differenceText(analysis.difference, colour)}\n${render(analysis.report, 'text', stream)}`;
}

/** Makes the folder for the report's files. Throws UsageError when there can be none. */
export function makeOutDir(outDir: string): void {
  try {
    mkdirSync(outDir, { recursive: true });
  } catch (error) {
    const { code = 'unknown error' } = error as NodeJS.ErrnoException;
    throw new UsageError(`--out ${outDir} cannot be made a folder (${code})`, { cause: error });
  }
}

/** Writes report.json and report.html and gives their paths. */
export function writeFiles(report: Report, outDir: string, pictures: Pictures): string[] {
  const files = { 'report.json': jsonText(report), 'report.html': renderReportHtml(report, pictures) };
  return Object.entries(files).map(([name, text]) => {
    const path = join(outDir, name);
    writeFileSync(path, text);
    return path;
  });
}

/** Writes the signed package, and gives its path and the fingerprint of the key. */
export async function writePackage(auditId: string, keeper: Keeper, outDir: string): Promise<Written> {
  const signer = await machineSigner();
  const path = join(outDir, 'incident.zip');
  const { packing, bytes } = await gather(auditId, keeper, signer, Date.now());
  await writeFile(path, bytes);
  if (!(await keeper.exported(auditId, packing.audit.custody ?? [])))
    throw new Error('the record was changed while it was packed');
  return { path, fingerprint: fingerprintOf(signer.publicKey) };
}
