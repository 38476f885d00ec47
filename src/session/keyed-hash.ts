import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';

/** HMAC-SHA-256 of `text` under `key` (hex), as 64 hex digits. Synchronous: redaction runs inside transactions. */
export function keyedHash(text: string, key: string): string {
  return bytesToHex(hmac(sha256, hexToBytes(key), utf8ToBytes(text)));
}

/** What stands in the record instead of an identifier: equal for equal identifiers of one audit. */
export function idMark(text: string, key: string): string {
  return `‹id:${keyedHash(text, key).slice(0, 8)}›`;
}
