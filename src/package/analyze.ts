import type { Analysis } from '../model/analysis.ts';
import type { Observation } from '../model/observation.ts';
import {
  auditFile,
  catalogueFile,
  type Manifest,
  manifestFile,
  manifestSchema,
  observationsFile,
  reportFile,
} from '../model/package.ts';
import { type Report, reportSchema } from '../model/report.ts';
import type { Vendor } from '../model/vendor.ts';
import type { Progress } from '../model/verification.ts';
import { buildReport, type ReportInput } from '../report/build.ts';
import { assumedAudit, assumptions } from './assume-audit.ts';
import { differenceOf } from './difference.ts';
import type { Bytes } from './hash.ts';
import { gauge } from './progress.ts';
import { createChainReader, heldAtMost } from './read-chain.ts';
import {
  noPackage,
  parsed,
  readParts,
  readText,
  smallAtMost,
  textAtMost,
  unreadSentence,
} from './read-files.ts';
import { type Unpacked, type UnpackedFile, unpack } from './unpack.ts';

/** What the report is derived with today. */
export type Release = { tool: ReportInput['tool']; vendors: readonly Vendor[] };

/** No package, or no chain: what of it is not as it must be. Or more than can be held. */
type NotDerived = { kind: 'unsound'; faults: readonly string[] } | { kind: 'too-many'; observations: number };
export type Analyzed = { kind: 'analyzed'; analysis: Analysis; assumed: readonly string[] } | NotDerived;

/**
 * Derives the report of a package, or of observations alone, with this release's detectors. The chain is checked on the
 * way; whether files and signature hold, `verify` tells.
 */
export async function analyze(
  blob: Blob,
  release: Release,
  tellProgress: (progress: Progress) => void = () => undefined,
): Promise<Analyzed> {
  if (blob.size === 0) return unsound('The file is empty.');
  const [first, second] = new Uint8Array(await blob.slice(0, 2).arrayBuffer());
  if (first === code('P') && second === code('K')) return analyzePackage(blob, release, tellProgress);
  if (first === code('{')) return analyzeLines(blob, release, tellProgress);
  return unsound('This is neither a package nor lines of observations.');
}

const code = (character: string): number => character.charCodeAt(0);
const unsound = (...faults: string[]): NotDerived => ({ kind: 'unsound', faults });

async function analyzePackage(
  blob: Blob,
  { tool }: Release,
  tellProgress: (progress: Progress) => void,
): Promise<Analyzed> {
  let unpacked: Unpacked;
  try {
    unpacked = await unpack(blob);
  } catch {
    return unsound(noPackage);
  }
  const files = new Map(unpacked.files.map((file) => [file.name, file]));
  const manifest = parsed(manifestSchema, (await readText(files.get(manifestFile), smallAtMost))?.text);
  if (!manifest) return unsound(unreadSentence(manifestFile));
  const { parts, faults } = await partsOf(files, manifest);
  const lines = files.get(observationsFile);
  if (!parts || !lines) return unsound(...faults, ...(lines ? [] : [unreadSentence(observationsFile)]));

  const { report: packed, audit, vendors } = parts;
  // The catalogue is the packed one, and so is its name.
  const packedTool = { ...tool, catalogue: packed.tool.catalogue };
  const derived = await derive(watched(lines.read(), lines.size, tellProgress), manifest, (observations) => ({
    // Not this release recorded it, where the audit does not say which one did.
    audit: { ...audit, custody: audit.custody ?? packed.audit.custody },
    vendors,
    observations,
    tool: packedTool,
  }));
  if (derived.kind !== 'derived') return derived;
  const { report } = derived;
  return { kind: 'analyzed', analysis: { difference: differenceOf(packed, report), report }, assumed: [] };
}

async function partsOf(files: ReadonlyMap<string, UnpackedFile>, manifest: Manifest) {
  const texts = new Map<string, string | undefined>();
  for (const name of [reportFile, auditFile, catalogueFile])
    texts.set(name, (await readText(files.get(name), textAtMost))?.text);
  return readParts((name) => texts.get(name), manifest);
}

async function analyzeLines(
  blob: Blob,
  { tool, vendors }: Release,
  tellProgress: (progress: Progress) => void,
): Promise<Analyzed> {
  let assumed: string[] = [];
  const derived = await derive(watched(piecesOf(blob), blob.size, tellProgress), null, (observations) => {
    assumed = assumptions(observations, vendors);
    return { audit: assumedAudit(observations), vendors, observations, tool };
  });
  if (derived.kind !== 'derived') return derived;
  return { kind: 'analyzed', analysis: { difference: null, report: derived.report }, assumed };
}

/**
 * The report of chained lines of observations, and of what belongs to them. `packed`: what is known of the chain, if anything.
 */
export async function derive(
  pieces: AsyncIterable<Bytes> | Iterable<Bytes>,
  packed: Pick<Manifest, 'chain' | 'audit'> | null,
  inputOf: (observations: readonly Observation[]) => ReportInput,
  room = heldAtMost,
): Promise<{ kind: 'derived'; report: Report } | NotDerived> {
  const reader = createChainReader(room);
  try {
    for await (const piece of pieces) reader.add(piece);
  } catch {
    return unsound('The observations cannot be read to their end.');
  }
  const { faults, list, length } = reader.result(packed);
  if (faults.length > 0) return unsound(...faults);
  if (!list) return { kind: 'too-many', observations: length };
  // In the form in which reports are packed, so that two can be compared.
  return { kind: 'derived', report: reportSchema.parse(buildReport(inputOf(list))) };
}

async function* watched(
  pieces: AsyncIterable<Bytes>,
  totalBytes: number,
  tellProgress: (progress: Progress) => void,
): AsyncGenerator<Bytes> {
  const tellRead = gauge('files', totalBytes, tellProgress);
  for await (const piece of pieces) {
    yield piece;
    tellRead(piece.length);
  }
  tellProgress({ stage: 'derivation', part: null });
}

async function* piecesOf(blob: Blob): AsyncGenerator<Bytes> {
  const reader = blob.stream().getReader();
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    yield value as Bytes;
  }
}
