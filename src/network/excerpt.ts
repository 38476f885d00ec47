import { type Token, tokenizer, tokTypes } from 'acorn';
import { linesAround, linesLongest } from '../model/script-text.ts';
import { sourceOf } from './call-place.ts';

/** Lines of a script's text around a place; `firstLine` from 1. */
export type Excerpt = { firstLine: number; lines: string[] };

const linesBefore = 4;
/** How far to each side of the place a long line is shown. */
const sideOfLongLine = 140;

/**
 * Ten lines around a place, or, of a line that is longer than can be shown, what stands beside it. Code stays; comments, the
 * texts of templates and strings that name no part of the page go, and numbers are redacted. Null where the text has no such place or cannot be read.
 */
export function excerptAt(
  text: string,
  { line, column }: { line: number; column: number | null },
  redact: (text: string) => string,
): Excerpt | null {
  const { lineStarts } = sourceOf(text);
  const lineStart = lineStarts[line - 1];
  if (lineStart === undefined) return null;
  const endOf = (one: number) => lineStarts[one] ?? text.length;
  const isLong = endOf(line) - lineStart > linesLongest;
  const firstLine = isLong ? line : Math.max(1, line - linesBefore);
  const lastLine = isLong ? line : Math.min(lineStarts.length, firstLine + linesAround - 1);
  const at = lineStart + Math.max(0, (column ?? 1) - 1);
  const from = isLong ? Math.max(lineStart, at - sideOfLongLine) : (lineStarts[firstLine - 1] ?? 0);
  const to = isLong ? Math.min(endOf(line), at + sideOfLongLine) : endOf(lastLine);
  const code = codeBetween(text, from, to, redact);
  if (code === null) return null;
  const lines = code
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .slice(0, isLong ? 1 : lastLine - firstLine + 1)
    .map((one) => one.trimEnd().slice(0, linesLongest));
  return { firstLine, lines };
}

/** Whole tokens only: half of one may hide what it is from redaction. Null where the text is no JavaScript up to there. */
function codeBetween(
  text: string,
  from: number,
  to: number,
  redact: (text: string) => string,
): string | null {
  let code = '';
  let end = from;
  const before: Token[] = [];
  try {
    for (const token of tokenizer(text, { ecmaVersion: 'latest', allowHashBang: true })) {
      if (token.end > to) return code + between(text.slice(end, Math.max(end, Math.min(token.start, to))));
      if (token.start >= from) {
        code += between(text.slice(end, token.start)) + shown(token, labelOf(before, text), text, redact);
        end = token.end;
      }
      before.push(token);
      if (before.length > 2) before.shift();
    }
  } catch {
    return null;
  }
  return code;
}

/** Between tokens stand blanks and comments; what spans several lines goes on to do so. */
function between(gap: string): string {
  return gap.replace(/\S[^\n\r\u2028\u2029]*/g, '…');
}

function shown(token: Token, label: string, text: string, redact: (text: string) => string): string {
  const code = text.slice(token.start, token.end);
  // No token of code is so long, and redaction would take long over it.
  if (code.length > linesLongest) return between(code);
  if (token.type === tokTypes.template || token.type === tokTypes.regexp) return between(code);
  if (token.type !== tokTypes.string) return redact(code);
  return code.charAt(0) + valueShown(code.slice(1, -1), label, redact) + code.slice(-1);
}

/** What code names by a string: an element, a property, an event; and an address, which redaction knows. */
const structural = /^(?:[#.]?[a-z]{1,30}(?:-[a-z]{1,30}){0,2}|https?:\/\/\S+)$/;

/** All else that a string holds may be somebody's, such as a password; that a value is secret its name may tell alone. */
function valueShown(value: string, label: string, redact: (text: string) => string): string {
  if (!structural.test(value)) return '…';
  if (label === '') return redact(value);
  const named = redact(`${label}=${value}`);
  return named.startsWith(`${label}=`) ? named.slice(label.length + 1) : '…';
}

/** The name in `name = "…"`, `name: "…"` and `"name": "…"`. */
function labelOf([name, sign]: readonly Token[], text: string): string {
  const isNamed = sign?.type === tokTypes.colon || sign?.type === tokTypes.eq;
  return isNamed && name ? text.slice(name.start, name.end).replace(/^["']|["']$/g, '') : '';
}
