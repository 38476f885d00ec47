import { makeZip } from 'client-zip';
import type { Bytes } from './hash.ts';

/** A file's name and its bytes, in pieces. */
export type PackedFile = { name: string; pieces: AsyncIterable<Bytes> | Iterable<Bytes> };

/** ZIP has local times: this one is the same everywhere. */
const noTime = () => new Date(1980, 0, 1);

/**
 * The one way to put these files into a ZIP file: stored, in this order, without times. Stored, since another release's
 * compression of the same bytes need not be the same, and then nobody could tell an altered container from an old one.
 */
export function containerOf(files: AsyncIterable<PackedFile> | Iterable<PackedFile>): ReadableStream<Bytes> {
  return makeZip(entriesOf(files)) as ReadableStream<Bytes>;
}

async function* entriesOf(files: AsyncIterable<PackedFile> | Iterable<PackedFile>) {
  for await (const { name, pieces } of files) yield { name, input: asyncOf(pieces), lastModified: noTime() };
}

async function* asyncOf(pieces: PackedFile['pieces']): AsyncGenerator<Bytes> {
  yield* pieces;
}
