import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

export type Bytes = Uint8Array<ArrayBuffer>;

export const bytesOf = (text: string): Bytes => new TextEncoder().encode(text);

/** 64 hex digits. */
export const hashOf = (bytes: Uint8Array): string => bytesToHex(sha256(bytes));

/** Hash and length of bytes that come in pieces. */
export function createHashing() {
  const hash = sha256.create();
  let length = 0;
  return {
    add(piece: Uint8Array): void {
      hash.update(piece);
      length += piece.length;
    },
    /** Once, at the end. */
    result: (): { hash: string; bytes: number } => ({ hash: bytesToHex(hash.digest()), bytes: length }),
  };
}
