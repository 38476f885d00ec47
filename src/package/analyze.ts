import type { Analysis } from '../model/analysis.ts';
import {
  auditFile,
  catalogueFile,
  manifestFile,
  manifestSchema,
  observationsFile,
  reportFile,
} from '../model/package.ts';
import { type Report, reportSchema } from '../model/report.ts';
import type { Vendor } from '../model/vendor.ts';
import { buildReport, type ReportInput } from '../report/build.ts';
import { assumedAudit, assumptions } from './assume-audit.ts';
import { differenceOf } from './difference.ts';
import type { Bytes } from './hash.ts';
import { createChainReader, observationsHeldAtMost } from './read-chain.ts';
import {
  noPackage,
  parsed,
  readParts,
  readText,
  smallAtMost,
  textAtMost,
  unreadSentence,
} from './read-files.ts';
import { type Unpacked, unpack } from './unpack.ts';

/** What the report is derived with today. */
export type Release = { tool: ReportInput['tool']; vendors: readonly Vendor[] };

export type Analyzed =
  | { kind: 'analyzed'; analysis: Analysis; assumed: readonly string[] }
  /** No package, or no chain: what of it is not as it must be. */
  | { kind: 'unsound'; faults: readonly string[] }
  | { kind: 'too-many'; observations: number };

/**
 * Derives the report of a package, or of observations alone, with this release's detectors. The chain is checked on the
 * way; whether files and signature hold, `verify` tells. Throws where the file itself cannot be read.
 */
export async function analyze(blob: Blob, release: Release): Promise<Analyzed> {
  if (blob.size === 0) return unsound('The file is empty.');
  const [first, second] = new Uint8Array(await blob.slice(0, 2).arrayBuffer());
  if (first === code('P') && second === code('K')) return analyzePackage(blob, release);
  if (first === code('{')) return analyzeLines(blob, release);
  return unsound('This is neither a package nor lines of observations.');
}

const code = (character: string): number => character.charCodeAt(0);
const unsound = (...faults: string[]): Analyzed => ({ kind: 'unsound', faults });

async function analyzePackage(blob: Blob, { tool }: Release): Promise<Analyzed> {
  let unpacked: Unpacked;
  try {
    unpacked = await unpack(blob);
  } catch {
    return unsound(noPackage);
  }
  const files = new Map(unpacked.files.map((file) => [file.name, file]));
  const manifest = parsed(manifestSchema, (await readText(files.get(manifestFile), smallAtMost))?.text);
  if (!manifest) return unsound(unreadSentence(manifestFile));
  const texts = new Map<string, string | undefined>();
  for (const name of [reportFile, auditFile, catalogueFile])
    texts.set(name, (await readText(files.get(name), textAtMost))?.text);
  const { parts, faults } = readParts((name) => texts.get(name), manifest);

  const lines = files.get(observationsFile);
  if (!lines) return unsound(...faults, `${observationsFile} is missing.`);
  const reader = createChainReader();
  try {
    for await (const piece of lines.read()) reader.add(piece);
  } catch {
    return unsound(...faults, `${observationsFile} cannot be read to its end.`);
  }
  const chain = reader.result(manifest);
  if (!parts || chain.faults.length > 0) return unsound(...faults, ...chain.faults);
  if (chain.length > observationsHeldAtMost) return { kind: 'too-many', observations: chain.length };

  const { report: packed, audit, vendors } = parts;
  // The catalogue is the packed one, and so is its name.
  const now = derived({
    audit,
    vendors,
    observations: chain.list,
    tool: { ...tool, catalogue: packed.tool.catalogue },
  });
  return { kind: 'analyzed', analysis: { difference: differenceOf(packed, now), report: now }, assumed: [] };
}

async function analyzeLines(blob: Blob, { tool, vendors }: Release): Promise<Analyzed> {
  const reader = createChainReader();
  const pieces = blob.stream().getReader();
  for (;;) {
    const { value, done } = await pieces.read();
    if (done) break;
    reader.add(value as Bytes);
  }
  const { faults, list, length } = reader.result(null);
  if (faults.length > 0) return unsound(...faults);
  if (length > observationsHeldAtMost) return { kind: 'too-many', observations: length };
  const report = derived({ audit: assumedAudit(list), vendors, observations: list, tool });
  return { kind: 'analyzed', analysis: { difference: null, report }, assumed: assumptions };
}

/** In the form in which reports are packed, so that two can be compared. */
const derived = (input: ReportInput): Report => reportSchema.parse(buildReport(input));
