import { md5, sha1 } from '@noble/hashes/legacy.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Reading } from './decodings.ts';

/** What a value is looked for by: itself, or one of its usual digests in hex or base64. */
export type Form = { text: string; encoding: string };
export type Forms = { plain: string; digests: readonly Form[] };

const algorithms = [
  ['MD5', md5],
  ['SHA-1', sha1],
  ['SHA-256', sha256],
] as const;
/** The shortest digest is MD5 in base64. */
const digestRun = /[A-Za-z0-9+/_-]{22}/;

/** Most values are never looked for by their digests, which take long. */
export function formsOf(value: string): Forms {
  let digests: readonly Form[] | null = null;
  return {
    plain: value,
    get digests() {
      digests ??= digestsOf(value);
      return digests;
    },
  };
}

function digestsOf(value: string): Form[] {
  const bytes = utf8ToBytes(value);
  return algorithms.flatMap(([encoding, algorithm]) => {
    const digest = algorithm(bytes);
    const hex = bytesToHex(digest);
    const base64 = btoa(String.fromCharCode(...digest)).replace(/=+$/, '');
    const texts = new Set([hex, hex.toUpperCase(), base64, base64.replaceAll('+', '-').replaceAll('/', '_')]);
    return [...texts].map((text) => ({ text, encoding }));
  });
}

export type Sighting = {
  /** `plain`, or what has to be taken off or done: `base64`, `URL, SHA-256`. */
  encoding: string;
  /** It is the whole text, or stands in an address, or in other text. */
  within: 'alone' | 'address' | 'text';
};

/** All readings of a call in one text: most values stand in none of them, and that is soon seen. */
export type Haystack = { text: string; hasDigests: boolean };

export function haystackOf(readings: readonly Reading[]): Haystack {
  const text = readings.map((reading) => reading.text).join('\n');
  return { text, hasDigests: digestRun.test(text) };
}

const headAtMost = 32;

/** Finds the beginning of any of these values: one search for all of them, as most stand in no reading. */
export function anyOf(all: readonly Forms[]): RegExp {
  const heads = all.map(({ plain }) => plain.slice(0, headAtMost).replace(/\W/g, '\\$&'));
  return new RegExp(heads.join('|'));
}

/** Whether a value may stand in one of the readings. */
export function mayHold({ text, hasDigests }: Haystack, { plain, digests }: Forms): boolean {
  return text.includes(plain) || (hasDigests && digests.some((form) => text.includes(form.text)));
}

/** How a value stands in a text, by the first way to read it that shows it; null where none does. */
export function findValue(readings: readonly Reading[], { plain, digests }: Forms): Sighting | null {
  for (const { text, by } of readings) {
    const digest = digestRun.test(text) ? digests.find((form) => text.includes(form.text)) : undefined;
    const needle = text.includes(plain) ? plain : digest?.text;
    if (needle === undefined) continue;
    const words = [by, needle === plain ? '' : (digest?.encoding ?? '')].filter((word) => word !== '');
    return { encoding: words.join(', ') || 'plain', within: withinOf(text, needle) };
  }
  return null;
}

function withinOf(text: string, needle: string): Sighting['within'] {
  if (text === needle) return 'alone';
  const before = text.slice(0, text.indexOf(needle));
  return /:\/\/[^\s"'<>]*$/.test(before) ? 'address' : 'text';
}
