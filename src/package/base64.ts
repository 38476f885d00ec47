import type { Bytes } from './hash.ts';

export const toBase64 = (bytes: Bytes): string => btoa(String.fromCharCode(...bytes));

/** Null for what is no base64, and for other spellings of the same bytes. */
export function fromBase64(text: string): Bytes | null {
  try {
    const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
    return toBase64(bytes) === text ? bytes : null;
  } catch {
    return null;
  }
}
