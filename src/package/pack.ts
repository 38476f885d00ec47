import type { RecordedAudit } from '../model/audit.ts';
import type { Observation } from '../model/observation.ts';
import {
  auditFile,
  catalogueFile,
  type Digest,
  digestFile,
  findingsFile,
  type Manifest,
  manifestFile,
  observationsFile,
  packageFormat,
  pageFile,
  type Resource,
  removedFile,
  reportFile,
  requestsFile,
  scriptsFile,
} from '../model/package.ts';
import type { Report } from '../model/report.ts';
import type { Vendor } from '../model/vendor.ts';
import { sessionHar } from '../report/formats/har.ts';
import { createRemovedCount, type RemovedCount } from '../report/removed.ts';
import { renderReportHtml } from '../report/render-html.tsx';
import { scriptColumns, scriptsCsv } from '../report/scripts-csv.ts';
import { toBase64 } from './base64.ts';
import { type Chain, createChain } from './chain.ts';
import { containerOf, type PackedFile } from './container.ts';
import { type Bytes, bytesOf, createHashing, hashOf } from './hash.ts';
import type { Signer } from './sign.ts';

export type PackageParts = {
  audit: RecordedAudit;
  /** As the report was built with, the person's own first. */
  vendors: readonly Vendor[];
  report: Report;
  /** The report's findings as SARIF (`findingsSarif`). */
  findings: string;
  /** All that the report was built from, in the order of the chain (`byTime`); read more than once. */
  observations(): AsyncIterable<Observation> | Iterable<Observation>;
  /** By the names of their files; one that the report tells of and that is not here is left out. */
  pictures: ReadonlyMap<string, Bytes>;
  /** Epoch ms. */
  packedAtMs: number;
  signer: Signer;
};

/** How often a package reads its observations: for their lines, and for the requests. */
export const timesRead = 2;

export const mediatypes: Record<string, string> = {
  [reportFile]: 'application/json',
  [pageFile]: 'text/html',
  [auditFile]: 'application/json',
  [catalogueFile]: 'application/json',
  [observationsFile]: 'application/x-ndjson',
  [requestsFile]: 'application/json',
  [findingsFile]: 'application/sarif+json',
  [removedFile]: 'application/json',
  [scriptsFile]: 'text/csv',
};

/** What a reader of tables is told of the files that are tables. */
const tables: Record<string, Pick<Resource, 'profile' | 'schema'>> = {
  [scriptsFile]: { profile: 'tabular-data-resource', schema: { fields: [...scriptColumns] } },
};

/** The bytes of the package, as they come: nothing but the report is held as a whole. */
export function pack(parts: PackageParts): ReadableStream<Bytes> {
  return containerOf(filesOf(parts));
}

async function* filesOf(parts: PackageParts): AsyncGenerator<PackedFile> {
  const { report, pictures, signer } = parts;
  const chain = createChain();
  const removed = createRemovedCount();
  const resources: Resource[] = [];
  const contents: [string, PackedFile['pieces']][] = [
    [pageFile, [bytesOf(renderReportHtml(report, inBase64(pictures)))]],
    [reportFile, [bytesOf(jsonText(report))]],
    [auditFile, [bytesOf(jsonText(parts.audit))]],
    [catalogueFile, [bytesOf(jsonText(parts.vendors))]],
    [observationsFile, linesOf(counted(parts.observations(), removed), chain)],
    [requestsFile, bytesOfAll(requestsText(parts))],
    [findingsFile, [bytesOf(parts.findings)]],
    // Made when it is reached: the observations have been counted by then.
    [removedFile, later(() => removedText(removed, report))],
    [scriptsFile, [bytesOf(scriptsCsv(report))]],
  ];
  const told = (report.pictures?.taken ?? []).map(({ file }) => file);
  const leftOut = told.filter((file) => !pictures.has(file));
  for (const file of told) {
    const bytes = pictures.get(file);
    if (bytes) contents.push([file, [bytes]]);
  }
  for (const [name, pieces] of contents) {
    const hashing = createHashing();
    yield { name, pieces: listenedTo(pieces, hashing.add) };
    const { hash, bytes } = hashing.result();
    const mediatype = mediatypes[name] ?? 'image/png';
    resources.push({ name, path: name, mediatype, bytes, hash: `sha256:${hash}`, ...tables[name] });
  }
  const { name, version, build, catalogue } = report.tool;
  const manifest: Manifest = {
    profile: 'data-package',
    name: `widget-witness-${report.audit.id.toLowerCase()}`,
    created: new Date(parts.packedAtMs).toISOString(),
    format: packageFormat,
    tool: { name, version, build, catalogue },
    audit: report.audit.id,
    chain: { length: chain.length, head: chain.head },
    resources,
    ...(leftOut.length > 0 ? { leftOut } : {}),
  };
  const signed = bytesOf(jsonText(manifest));
  yield { name: manifestFile, pieces: [signed] };
  const digest: Digest = {
    path: manifestFile,
    hash: `sha256:${hashOf(signed)}`,
    algorithm: 'ecdsa-p256-sha256',
    signature: toBase64(await signer.sign(signed)),
    publicKey: toBase64(signer.publicKey),
  };
  yield { name: digestFile, pieces: [bytesOf(jsonText(digest))] };
}

/** What was removed from the observations that were counted. */
export const removedText = (removed: RemovedCount, { audit }: Report): string =>
  jsonText(removed.result(audit.id));

export const inBase64 = (pictures: ReadonlyMap<string, Bytes>): Map<string, string> =>
  new Map([...pictures].map(([file, bytes]) => [file, toBase64(bytes)]));

/** The requests of an audit, as HAR. */
export const requestsText = ({
  report,
  observations,
}: Pick<PackageParts, 'report' | 'observations'>): AsyncGenerator<string> =>
  sessionHar({
    observations: observations(),
    tool: report.tool,
    browser: report.audit.environment.browser,
  });

/** The one spelling of a packed value. */
export const jsonText = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

async function* counted(
  observations: ReturnType<PackageParts['observations']>,
  removed: RemovedCount,
): AsyncGenerator<Observation> {
  for await (const observation of observations) {
    removed.add(observation);
    yield observation;
  }
}

async function* later(text: () => string): AsyncGenerator<Bytes> {
  yield bytesOf(text());
}

const linesPerPiece = 500;

async function* linesOf(
  observations: ReturnType<PackageParts['observations']>,
  chain: Chain,
): AsyncGenerator<Bytes> {
  let lines: string[] = [];
  for await (const observation of observations) {
    lines.push(`${chain.append(observation)}\n`);
    if (lines.length < linesPerPiece) continue;
    yield bytesOf(lines.join(''));
    lines = [];
  }
  if (lines.length > 0) yield bytesOf(lines.join(''));
}

const charactersPerPiece = 256_000;

/** The bytes of a text that comes in parts, in pieces that are worth one. */
export async function* bytesOfAll(texts: AsyncIterable<string> | Iterable<string>): AsyncGenerator<Bytes> {
  let gathered = '';
  for await (const text of texts) {
    gathered += text;
    if (gathered.length < charactersPerPiece) continue;
    yield bytesOf(gathered);
    gathered = '';
  }
  if (gathered !== '') yield bytesOf(gathered);
}

async function* listenedTo(
  pieces: PackedFile['pieces'],
  listen: (piece: Bytes) => void,
): AsyncGenerator<Bytes> {
  for await (const piece of pieces) {
    listen(piece);
    yield piece;
  }
}
