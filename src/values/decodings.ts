/** A text as it was sent, or what it says once its encodings are taken off; `by` names them, outermost first. */
export type Reading = { text: string; by: string };

const layersAtMost = 3;
const readingsAtMost = 24;
/** Shorter runs hold no identifier. In a path or after a prefix, a slash or dash may be no part of the run. */
const base64Runs = [
  /[A-Za-z0-9+/_-]{11,}/g,
  /[A-Za-z0-9_-]{11,}/g,
  /[A-Za-z0-9+/]{11,}/g,
  /[A-Za-z0-9]{11,}/g,
];
const hexRuns = [/(?:[0-9a-f]{2}){8,}/gi];
const runsAtMost = 8;
const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Every way to read a text: as it is, without URL encoding (also twice), and what stands in base64, base64url or hex
 * inside it. Bounded, and never throws.
 */
export function readingsOf(text: string): Reading[] {
  const readings: Reading[] = [{ text, by: '' }];
  const seen = new Set([text]);
  for (let i = 0, layer = 0; i < readings.length && layer < layersAtMost; layer++) {
    for (const end = readings.length; i < end; i++) {
      for (const inner of innerOf(readings[i] as Reading)) {
        if (readings.length >= readingsAtMost || seen.has(inner.text)) continue;
        seen.add(inner.text);
        readings.push(inner);
      }
    }
  }
  return readings;
}

/** Most texts are in no encoding, which is soon seen: base64 that is read has letters of both cases. */
const mayBeEncoded = (text: string): boolean =>
  /%|[0-9a-f]{16}/i.test(text) || (/[A-Z]/.test(text) && /[a-z]/.test(text));

function innerOf({ text, by }: Reading): Reading[] {
  const inner: Reading[] = [];
  if (!mayBeEncoded(text)) return inner;
  const add = (plain: string | null, encoding: string) => {
    if (plain !== null) inner.push({ text: plain, by: by === '' ? encoding : `${by}, ${encoding}` });
  };
  if (text.includes('%')) add(withoutPercent(text), 'URL');
  for (const run of runs(text, hexRuns)) add(fromHex(run), 'hex');
  // A query turns the plus signs of base64 into spaces.
  const whole = /^[A-Za-z0-9+/= ]+$/.test(text) ? text.replaceAll(' ', '+') : text;
  for (const run of runs(whole, base64Runs)) add(fromBase64(run), 'base64');
  return inner;
}

function runs(text: string, shapes: readonly RegExp[]): Set<string> {
  return new Set(shapes.flatMap((shape) => (text.match(shape) ?? []).slice(0, runsAtMost)));
}

function withoutPercent(text: string): string | null {
  try {
    const plain = decodeURIComponent(text);
    return plain === text ? null : plain;
  } catch {
    return null;
  }
}

function fromHex(run: string): string | null {
  return printable(run.replace(/../g, (pair) => String.fromCharCode(Number.parseInt(pair, 16))));
}

/** Text in base64 has letters of both cases; most identifiers and words do not, and need not be tried. */
function fromBase64(run: string): string | null {
  if (!/[A-Z]/.test(run) || !/[a-z]/.test(run)) return null;
  const plain = run.replaceAll('-', '+').replaceAll('_', '/');
  return printable(atob(plain.slice(0, plain.length - (plain.length % 4 === 1 ? 1 : 0))));
}

/** Text that the bytes write in UTF-8; null for other bytes, which words and digests give. */
function printable(bytes: string): string | null {
  let isAscii = true;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes.charCodeAt(i);
    // Most of what is no text shows it soon.
    if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d) return null;
    if (byte >= 0x7f) isAscii = false;
  }
  if (isAscii) return bytes;
  try {
    return utf8.decode(Uint8Array.from(bytes, (byte) => byte.charCodeAt(0)));
  } catch {
    return null;
  }
}
