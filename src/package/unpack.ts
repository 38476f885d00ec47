import { BlobReader, configure, type Entry, type FileEntry, ZipReader } from '@zip.js/zip.js';
import { containerOf, type PackedFile } from './container.ts';
import type { Bytes } from './hash.ts';

// Workers would be made of code in a text, which an extension's policy forbids.
configure({ useWebWorkers: false });

/** A file of a package, read as often as asked for. */
export type UnpackedFile = { name: string; size: number; read(): AsyncIterable<Bytes> };

export type Unpacked = {
  files: UnpackedFile[];
  /** Whether the container is, byte for byte, the one that these files are packed into. */
  isCanonical(tellRead?: (bytes: number) => void): Promise<boolean>;
};

const filesAtMost = 1_000;

/** Opens a package. Throws where it is no ZIP file or has what no package has: a folder, a compressed or encrypted file. */
export async function unpack(blob: Blob): Promise<Unpacked> {
  const entries = await new ZipReader(new BlobReader(blob)).getEntries();
  if (entries.length > filesAtMost) throw new Error('more files than a package has');
  const files = entries.map(fileOf);
  const isCanonical = async (tellRead: (bytes: number) => void = () => undefined) => {
    const packed: PackedFile[] = files.map(({ name, read }) => ({ name, pieces: read() }));
    try {
      return await isSame(containerOf(packed), blob.stream() as ReadableStream<Bytes>, tellRead);
    } catch {
      return false;
    }
  };
  return { files, isCanonical };
}

function fileOf(entry: Entry): UnpackedFile {
  if (entry.directory) throw new Error('a folder');
  if (entry.encrypted || entry.compressionMethod !== 0) throw new Error('a compressed or encrypted file');
  const { filename, uncompressedSize } = entry;
  return { name: filename, size: uncompressedSize, read: () => readEntry(entry) };
}

async function* readEntry(entry: FileEntry): AsyncGenerator<Bytes> {
  let fail = (_error: unknown): void => undefined;
  const { readable, writable } = new TransformStream<Bytes, Bytes>({
    start(controller) {
      fail = (error) => controller.error(error);
    },
  });
  const written = entry.getData(writable);
  // What cannot be read is not always told to the stream, which would then never end. To wait for either of the two with each piece
  // would hold every piece until the end.
  written.catch(fail);
  const reader = readable.getReader();
  for (;;) {
    const { value, done } = await reader.read();
    if (done) break;
    yield value;
  }
  await written;
}

async function isSame(
  one: ReadableStream<Bytes>,
  other: ReadableStream<Bytes>,
  tellRead: (bytes: number) => void,
): Promise<boolean> {
  const [a, b] = [pieceReader(one), pieceReader(other)];
  try {
    for (;;) {
      const [left, right] = [await a.fill(), await b.fill()];
      const length = Math.min(left, right);
      if (length === 0) return left === right;
      if (!areEqual(a.take(length), b.take(length))) return false;
      tellRead(length);
    }
  } finally {
    await Promise.all([a.cancel(), b.cancel()]);
  }
}

function areEqual(one: Bytes, other: Bytes): boolean {
  for (let i = 0; i < one.length; i++) if (one[i] !== other[i]) return false;
  return true;
}

/** Pieces of two streams have other lengths: this gives what is asked for. */
function pieceReader(stream: ReadableStream<Bytes>) {
  const reader = stream.getReader();
  let rest: Bytes = new Uint8Array();
  return {
    /** How many bytes can be taken; 0 at the end. */
    async fill(): Promise<number> {
      while (rest.length === 0) {
        const { value, done } = await reader.read();
        if (done) return 0;
        rest = value;
      }
      return rest.length;
    },
    take(length: number): Bytes {
      const taken = rest.subarray(0, length);
      rest = rest.subarray(length);
      return taken;
    },
    cancel: () => reader.cancel().catch(() => undefined),
  };
}
