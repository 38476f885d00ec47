import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';

/** HMAC-SHA-256 of `text` under `key` (hex), as 64 hex digits. Synchronous: redaction runs inside transactions. */
export function keyedHash(text: string, key: string): string {
  if (keyed.of !== key) keyed = { of: key, begun: hmac.create(sha256, hexToBytes(key)) };
  return bytesToHex(keyed.begun.clone().update(utf8ToBytes(text)).digest());
}

/** The key's own part of the work, which is the same for every text. */
let keyed = { of: '', begun: hmac.create(sha256, new Uint8Array()) };

/** What stands in the record instead of an identifier: equal for equal identifiers of one audit. */
export function idMark(text: string, key: string): string {
  return `‹id:${keyedHash(text, key).slice(0, 8)}›`;
}
