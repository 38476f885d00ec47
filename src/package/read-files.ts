import * as z from 'zod/mini';
import { type RecordedAudit, recordedAuditSchema } from '../model/audit.ts';
import { auditFile, catalogueFile, type Manifest, reportFile } from '../model/package.ts';
import { type Report, reportSchema } from '../model/report.ts';
import { type Vendor, vendorSchema } from '../model/vendor.ts';
import type { Bytes } from './hash.ts';
import type { UnpackedFile } from './unpack.ts';

/** Bytes of a file that is held as a text, and of one of those that list the others. */
export const textAtMost = 128_000_000;
export const smallAtMost = 4_000_000;

export const noPackage = 'This is no package: it is not a ZIP file of the kind that Widget Witness writes.';

/** What a report was derived from, but the observations, and the report itself. */
export type Parts = { report: Report; audit: RecordedAudit; vendors: Vendor[] };

/** The parts by the texts of their files, and a sentence for each that cannot be taken in. */
export function readParts(
  textOf: (name: string) => string | undefined,
  manifest: Manifest,
): { parts: Parts | null; faults: string[] } {
  const report = parsed(reportSchema, textOf(reportFile));
  const audit = parsed(recordedAuditSchema, textOf(auditFile));
  const vendors = parsed(z.array(vendorSchema()), textOf(catalogueFile));
  if (!report || !audit || !vendors) {
    const read = { [reportFile]: report, [auditFile]: audit, [catalogueFile]: vendors };
    const faults = Object.entries(read).flatMap(([name, part]) => (part ? [] : [unreadSentence(name)]));
    return { parts: null, faults };
  }
  if (report.audit.id !== manifest.audit || audit.id !== manifest.audit)
    return { parts: null, faults: ['Report, audit and list of files are not of one audit.'] };
  return { parts: { report, audit, vendors }, faults: [] };
}

export const unreadSentence = (name: string): string => `${name} is missing or not of the agreed form.`;

/** The bytes and the text of a file; null where it is missing, too long, cannot be read, or is no text. */
export async function readText(
  file: UnpackedFile | undefined,
  bytesAtMost: number,
): Promise<{ bytes: Bytes; text: string } | null> {
  if (!file || file.size > bytesAtMost) return null;
  const pieces: Bytes[] = [];
  try {
    for await (const piece of file.read()) pieces.push(piece);
  } catch {
    return null;
  }
  const bytes = await joined(pieces);
  const text = utf8(bytes);
  return text === null ? null : { bytes, text };
}

export async function joined(pieces: readonly Bytes[]): Promise<Bytes> {
  return new Uint8Array(await new Blob([...pieces]).arrayBuffer());
}

export function utf8(bytes: Bytes): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

export function parsed<Schema extends z.ZodMiniType>(
  schema: Schema,
  text: string | undefined,
): z.infer<Schema> | null {
  if (text === undefined) return null;
  try {
    return schema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
