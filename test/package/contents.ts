import { digestFile, manifestFile, observationsFile } from '../../src/model/package.ts';
import { toBase64 } from '../../src/package/base64.ts';
import { createChain } from '../../src/package/chain.ts';
import { containerOf } from '../../src/package/container.ts';
import { type Bytes, bytesOf, hashOf } from '../../src/package/hash.ts';
import { jsonText } from '../../src/package/pack.ts';
import type { Signer } from '../../src/package/sign.ts';
import { unpack } from '../../src/package/unpack.ts';

/** The texts of a package's files, in their order; of a picture, a character a byte. */
export type Contents = Map<string, string>;

export async function contentsOf(blob: Blob): Promise<Contents> {
  const { files } = await unpack(blob);
  const contents: Contents = new Map();
  for (const { name, read } of files) {
    const pieces: Uint8Array<ArrayBuffer>[] = [];
    for await (const piece of read()) pieces.push(piece);
    const bytes = Buffer.concat(pieces);
    contents.set(name, bytes.toString(encodingOf(name)));
  }
  return contents;
}

const encodingOf = (name: string) => (name.endsWith('.png') ? 'latin1' : 'utf8');

export const fileOf = (name: string, text: string): Bytes =>
  new Uint8Array(Buffer.from(text, encodingOf(name)));

/** The texts in a container of the right form. */
export const repacked = (contents: Iterable<readonly [string, string]>): Promise<Blob> =>
  new Response(
    containerOf([...contents].map(([name, text]) => ({ name, pieces: [fileOf(name, text)] }))),
  ).blob();

/** With one text changed. */
export function edited(contents: Contents, name: string, edit: (text: string) => string): Contents {
  const before = contents.get(name) ?? '';
  const after = edit(before);
  if (after === before) throw new Error(`${name} was not changed`);
  return new Map(contents).set(name, after);
}

/** Parsed JSON, which a test knows the shape of. */
// biome-ignore lint/suspicious/noExplicitAny: every test changes another part.
type Value = any;

/** With one value changed, spelt as it was packed. */
export const editedJson = (contents: Contents, name: string, edit: (value: Value) => void): Contents =>
  edited(contents, name, (text) => {
    const value = JSON.parse(text);
    edit(value);
    return jsonText(value);
  });

/** With other lines of observations. */
export const editedLines = (contents: Contents, edit: (lines: string[]) => string[]): Contents =>
  edited(contents, observationsFile, (text) =>
    edit(text.trimEnd().split('\n'))
      .map((line) => `${line}\n`)
      .join(''),
  );

/** The lines bound to each other anew, as somebody would who knows how. */
export function rechained(lines: string[]): string[] {
  const chain = createChain();
  return lines.map((line) => chain.append(JSON.parse(line).observation));
}

/** The list of files made anew for what they hold now, without a new signature. */
export function relisted(contents: Contents): Contents {
  const lines = (contents.get(observationsFile) ?? '').trimEnd().split('\n');
  const manifest: Value = JSON.parse(contents.get(manifestFile) ?? '');
  manifest.chain = { length: lines.length, head: hashOf(bytesOf(lines.at(-1) ?? '')) };
  for (const resource of manifest.resources) {
    const bytes = fileOf(resource.path, contents.get(resource.path) ?? '');
    Object.assign(resource, { bytes: bytes.length, hash: `sha256:${hashOf(bytes)}` });
  }
  return new Map(contents).set(manifestFile, jsonText(manifest));
}

/** The same, signed by this key. */
export async function resigned(contents: Contents, signer: Signer): Promise<Contents> {
  const listed = relisted(contents);
  const signed = bytesOf(listed.get(manifestFile) ?? '');
  const signature = toBase64(await signer.sign(signed));
  return editedJson(listed, digestFile, (digest) =>
    Object.assign(digest, {
      hash: `sha256:${hashOf(signed)}`,
      signature,
      publicKey: toBase64(signer.publicKey),
    }),
  );
}
