import { keyedHash } from './keyed-hash.ts';
import { isOnlyCode } from './only-code.ts';

/** The SHA-256 of a text in UTF-8 or, where others could try guesses against it, its hash under the audit's key; in hex. */
export type TextHash = { sha256: string } | { keyed: string };

export const plainHash = async (text: string): Promise<TextHash> => ({ sha256: await sha256(text) });

/** To look into a longer one takes too long. */
const lookedIntoAtMost = 50_000;

/** Of a text that may have been made for one visitor. */
export async function carefulHash(text: string, key: string): Promise<TextHash> {
  return text.length <= lookedIntoAtMost && isOnlyCode(text, key)
    ? plainHash(text)
    : { keyed: keyedHash(text, key) };
}

async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
