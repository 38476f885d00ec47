import type { FactOf } from '../model/observation.ts';
import {
  auditFile,
  catalogueFile,
  type Digest,
  digestFile,
  digestSchema,
  findingsFile,
  type Manifest,
  manifestFile,
  manifestSchema,
  observationsFile,
  pageFile,
  removedFile,
  reportFile,
  requestsFile,
  scriptsFile,
} from '../model/package.ts';
import { pictureBytesAtMost, pictureFileSchema } from '../model/picture.ts';
import {
  type Check,
  type CheckId,
  checkIds,
  type Progress,
  type Verification,
} from '../model/verification.ts';
import { headAtStop } from '../report/evidence/custody.ts';
import { fromBase64 } from './base64.ts';
import { derivationOf } from './derive.ts';
import { type Bytes, createHashing, hashOf } from './hash.ts';
import { jsonText } from './pack.ts';
import { gauge } from './progress.ts';
import { createChainReader } from './read-chain.ts';
import {
  joined,
  noPackage,
  type Parts,
  parsed,
  readParts,
  readText,
  smallAtMost,
  textAtMost,
  unreadSentence,
  utf8,
} from './read-files.ts';
import { fingerprintOf, isSigned } from './sign.ts';
import { type Unpacked, type UnpackedFile, unpack } from './unpack.ts';

export type Expected = {
  /** Fingerprint of the key that is expected to have signed; null: any. */
  key: string | null;
  /** This release, to tell a package of another one. */
  build: string;
};

const views = [pageFile, requestsFile, findingsFile, removedFile, scriptsFile];
/** Of all others the hash is enough. */
const textFiles = [reportFile, auditFile, catalogueFile];

/**
 * Looks at everything that a package claims, offline. Never throws: what cannot be read is a check that fails. `tellProgress` is
 * told every now and then how far it is.
 */
export async function verify(
  blob: Blob,
  expected: Expected,
  tellProgress: (progress: Progress) => void = () => undefined,
): Promise<Verification> {
  const checks: Check[] = [];
  const tell = (id: CheckId, state: Check['state'], sentence: string) => checks.push({ id, state, sentence });
  const done = (fingerprint: string | null, manifest: Manifest | null): Verification => {
    for (const id of checkIds)
      if (!checks.some((check) => check.id === id)) tell(id, 'not-established', 'Could not be looked at.');
    checks.sort((a, b) => checkIds.indexOf(a.id) - checkIds.indexOf(b.id));
    return { checks, holds: !checks.some(({ state }) => state === 'fails'), fingerprint, manifest };
  };

  let unpacked: Unpacked;
  try {
    unpacked = await unpack(blob);
  } catch {
    tell('container', 'fails', noPackage);
    return done(null, null);
  }
  const isCanonical = await unpacked.isCanonical(gauge('container', blob.size, tellProgress));
  if (isCanonical) tell('container', 'holds', 'The ZIP file is as it was packed.');
  else tell('container', 'fails', 'The ZIP file is not as it was packed: it was changed or packed again.');

  const files = new Map(unpacked.files.map((file) => [file.name, file]));
  const signed = await readText(files.get(manifestFile), smallAtMost);
  const manifest = parsed(manifestSchema, signed?.text);
  const digest = await readDigest(files.get(digestFile));
  const fingerprint = await checkSignature(signed?.bytes ?? null, digest, expected, tell);
  if (!manifest) {
    tell(
      'contents',
      'fails',
      `${manifestFile} is missing or cannot be read: nothing says what belongs here.`,
    );
    return done(fingerprint, null);
  }

  checkContents(unpacked.files, manifest, tell);
  const { parts, hashes, pictures, chain } = await readFiles(
    files,
    manifest,
    tell,
    gauge('files', blob.size, tellProgress),
  );
  const observations = chain.result(manifest);
  for (const fault of observations.faults) tell('chain', 'fails', fault);
  if (observations.faults.length === 0)
    tell('chain', 'holds', `${manifest.chain.length} observations, each bound to the one before it.`);
  checkPictures(hashes, observations.pictures, manifest, tell);
  const sealed = parts?.audit.state === 'stopped' ? headAtStop(parts.audit) : null;
  if (sealed && sealed !== manifest.chain.head)
    tell(
      'chain',
      'not-established',
      'The record is another one than at the end of the audit: it was added to, or cut.',
    );
  if (parts && observations.faults.length === 0) {
    tellProgress({ stage: 'derivation', part: null });
    const hashOf = (name: string) => hashes.get(name);
    const derived = { ...parts, pictures, hashOf, observations: observations.list };
    for (const { id, state, sentence } of await derivationOf(derived, expected.build))
      tell(id, state, sentence);
  }
  return done(fingerprint, manifest);
}

type Tell = (id: CheckId, state: Check['state'], sentence: string) => void;

async function checkSignature(
  signed: Bytes | null,
  digest: Digest | null,
  expected: Expected,
  tell: Tell,
): Promise<string | null> {
  const signature = digest && fromBase64(digest.signature);
  const publicKey = digest && fromBase64(digest.publicKey);
  const isRight =
    signed !== null &&
    signature &&
    publicKey &&
    digest.hash === `sha256:${hashOf(signed)}` &&
    (await isSigned(signed, signature, publicKey));
  if (!isRight) {
    tell('signature', 'fails', `The signature in ${digestFile} is none of ${manifestFile}.`);
    if (expected.key !== null) tell('signer', 'fails', 'No signature of the expected key holds.');
    return null;
  }
  tell('signature', 'holds', `The list of files is as it was signed.`);
  const fingerprint = fingerprintOf(publicKey);
  if (expected.key === null)
    tell(
      'signer',
      'not-established',
      `Signed by the key ${fingerprint}. No key was named that it should be.`,
    );
  else if (expected.key === fingerprint) tell('signer', 'holds', 'Signed by the expected key.');
  else tell('signer', 'fails', `Signed by another key than expected: ${fingerprint}.`);
  return fingerprint;
}

function checkContents(files: readonly UnpackedFile[], manifest: Manifest, tell: Tell): void {
  const due = [...manifest.resources.map(({ path }) => path), manifestFile, digestFile];
  const names = files.map(({ name }) => name);
  const missing = due.filter((name) => !names.includes(name));
  const added = names.filter((name, i) => !due.includes(name) || names.indexOf(name) !== i);
  for (const name of missing) tell('contents', 'fails', `${name} is missing.`);
  for (const name of added) tell('contents', 'fails', `${shown(name)} does not belong here.`);
  const isInOrder = due.every((name, i) => names[i] === name);
  if (missing.length + added.length > 0) return;
  if (isInOrder) tell('contents', 'holds', `${due.length} files, the ones that were packed.`);
  else tell('contents', 'fails', 'The files are not in the order in which they were packed.');
}

type Read = {
  /** Null where they are not of the agreed form. */
  parts: Parts | null;
  /** Of each file as it is now; none where it could not be read. */
  hashes: ReadonlyMap<string, string>;
  pictures: ReadonlyMap<string, Bytes>;
  chain: ReturnType<typeof createChainReader>;
};

const heldAtMost = (path: string): number => {
  if (isPicture(path)) return pictureBytesAtMost;
  return textFiles.includes(path) ? textAtMost : 0;
};

/** Reads each file once: its hash, and what of it is needed. No text outlasts this. */
async function readFiles(
  files: ReadonlyMap<string, UnpackedFile>,
  manifest: Manifest,
  tell: Tell,
  tellRead: (bytes: number) => void,
): Promise<Read> {
  const texts = new Map<string, string>();
  const pictures = new Map<string, Bytes>();
  const hashes = new Map<string, string>();
  const chain = createChainReader();
  let changed = 0;
  for (const { path, hash, bytes: packedBytes } of manifest.resources) {
    const file = files.get(path);
    if (!file) continue;
    const hashing = createHashing();
    const pieces: Bytes[] = [];
    const isHeld = file.size <= heldAtMost(path);
    try {
      for await (const piece of file.read()) {
        hashing.add(piece);
        tellRead(piece.length);
        if (isHeld) pieces.push(piece);
        if (path === observationsFile) chain.add(piece);
      }
    } catch {
      tell('files', 'fails', `${path} cannot be read to its end.`);
      changed++;
      continue;
    }
    const bytes = isHeld ? await joined(pieces) : null;
    if (bytes && isPicture(path)) pictures.set(path, bytes);
    const text = bytes && !isPicture(path) ? utf8(bytes) : null;
    if (text !== null) texts.set(path, text);
    const now = hashing.result();
    hashes.set(path, now.hash);
    if (`sha256:${now.hash}` === hash && now.bytes === packedBytes) continue;
    changed++;
    tell('files', 'fails', `${path} is not what was packed: its contents were changed.`);
  }
  if (changed === 0) tell('files', 'holds', 'Every file has the contents that were packed.');
  const parts = checkSchemas((name) => texts.get(name), hashes, manifest, tell);
  return { parts, hashes, pictures, chain };
}

function checkSchemas(
  textOf: (name: string) => string | undefined,
  hashes: Read['hashes'],
  manifest: Manifest,
  tell: Tell,
): Parts | null {
  const { parts, faults } = readParts(textOf, manifest);
  const unread = views.filter((name) => !hashes.has(name)).map(unreadSentence);
  for (const fault of [...faults, ...unread]) tell('schema', 'fails', fault);
  if (!parts) return null;
  if (unread.length === 0)
    tell('schema', 'holds', 'Report, audit and catalogue have the agreed form, and are of one audit.');
  return parts;
}

/** Each picture must be the one that the record tells of, and each that it tells of must be here or be said to be left out. */
function checkPictures(
  hashes: Read['hashes'],
  told: readonly FactOf<'picture'>[],
  { leftOut = [] }: Manifest,
  tell: Tell,
): void {
  const faults = [
    ...told.flatMap(({ file, sha256 }) => {
      const hash = hashes.get(file);
      if (hash === undefined)
        return leftOut.includes(file) ? [] : [`${file}, of which the record tells, is missing.`];
      return hash === sha256 ? [] : [`${file} is not the picture that the record tells of.`];
    }),
    ...[...hashes.keys(), ...leftOut]
      .filter((name) => isPicture(name) && !told.some(({ file }) => file === name))
      .map((name) => `${name} is a picture of which the record does not tell.`),
  ];
  for (const fault of faults) tell('pictures', 'fails', fault);
  if (faults.length > 0) return;
  const without = leftOut.length > 0 ? `; left out when it was packed: ${leftOut.join(', ')}` : '';
  const packed = told.length - leftOut.length;
  tell('pictures', 'holds', `${packed} pictures, the ones that the record tells of${without}.`);
}

const isPicture = (name: string): boolean => pictureFileSchema.safeParse(name).success;

async function readDigest(file: UnpackedFile | undefined): Promise<Digest | null> {
  const read = await readText(file, smallAtMost);
  const digest = parsed(digestSchema, read?.text);
  // Nothing signs this file, so that only one spelling of it can be right.
  return digest && jsonText(digest) === read?.text ? digest : null;
}

/** Names in a container are anybody's. */
const shown = (name: string): string => JSON.stringify(name.slice(0, 100));
