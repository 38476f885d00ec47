import type { Bytes } from './hash.ts';

/** As many as every engine takes as arguments. */
const perCall = 8_192;

export function toBase64(bytes: Bytes): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += perCall)
    text += String.fromCharCode(...bytes.subarray(i, i + perCall));
  return btoa(text);
}

/** Null for what is no base64, and for other spellings of the same bytes. */
export function fromBase64(text: string): Bytes | null {
  try {
    const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
    return toBase64(bytes) === text ? bytes : null;
  } catch {
    return null;
  }
}
