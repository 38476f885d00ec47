import type { CustodyEntry } from '../../../model/custody.ts';
import { digestFile, digestSchema, removedFile } from '../../../model/package.ts';
import { type Removed, removedSchema } from '../../../model/removed.ts';
import type { Report } from '../../../model/report.ts';
import { fromBase64 } from '../../../package/base64.ts';
import { gather, type Keeper, type Watched } from '../../../package/gather.ts';
import { parsed, readText, smallAtMost } from '../../../package/read-files.ts';
import { fingerprintOf, type Signer } from '../../../package/sign.ts';
import { type UnpackedFile, unpack } from '../../../package/unpack.ts';

/** A package as it will leave, and what is shown of it: all of that is read from its own bytes. */
export type Made = {
  blob: Blob;
  report: Report;
  custody: readonly CustodyEntry[];
  files: readonly UnpackedFile[];
  removed: Removed;
  /** Of the key that signed it. */
  fingerprint: string;
};

/** Makes the package of an audit and opens it again. */
export async function makePackage(
  auditId: string,
  keeper: Keeper,
  signer: Signer,
  watched: Watched,
): Promise<Made> {
  const { packing, bytes } = await gather(auditId, keeper, signer, Date.now(), watched);
  const blob = await new Response(bytes, { headers: { 'content-type': 'application/zip' } }).blob();
  const { files } = await unpack(blob);
  const textOf = async (name: string) =>
    (
      await readText(
        files.find((file) => file.name === name),
        smallAtMost,
      )
    )?.text;
  const removed = parsed(removedSchema, await textOf(removedFile));
  const digest = parsed(digestSchema, await textOf(digestFile));
  const publicKey = digest && fromBase64(digest.publicKey);
  if (!removed || !publicKey) throw new Error('The package that was made cannot be read.');
  const { report, audit } = packing;
  return {
    blob,
    report,
    custody: audit.custody ?? [],
    files,
    removed,
    fingerprint: fingerprintOf(publicKey),
  };
}
