/**
 * Whether a script's text has a call at the place that Gecko tells of a frame. Where that is was measured (Firefox 153): at
 * the callee's last name (`a.b.▶c()`), at `new`, at the key of `a[▶'c']()`, at the bracket where the callee is no name
 * (`(0, f)▶()`), at the template of a tag, and for accessors at the start of the expression (`▶a.b = 1`).
 */
export type Source = { text: string; lineStarts: readonly number[] };

const lineEnd = /\r\n|[\n\r\u2028\u2029]/g;
const word = /[\p{ID_Start}$_#][\p{ID_Continue}$\u200c\u200d]*/uy;
const partOfWord = /[\p{ID_Continue}$]/u;
const passers = new Set(['call', 'apply']);
/** How far behind its start an expression may name the accessor that it ends with. */
const expressionAtMost = 400;

export function sourceOf(text: string): Source {
  return {
    text,
    lineStarts: [0, ...[...text.matchAll(lineEnd)].map(({ index, 0: end }) => index + end.length)],
  };
}

/** `name`: of the native that was called there, null for a frame that called other code. Line and column begin at 1. */
export function hasCallAt(source: Source, line: number, column: number, name: string | null): boolean {
  const { text } = source;
  const at = offsetOf(source, line, column);
  if (at === null) return false;
  const called = wordAt(source, line, column);
  if (called === null) return /['"`([\d]/.test(text.charAt(at));
  if (partOfWord.test(text.charAt(at - 1))) return false;
  if (name === null || called === 'new') return true;
  if (isCalled(text, at + called.length))
    return called === name || passers.has(called) || !/\.\s*$/.test(text.slice(Math.max(0, at - 200), at));
  const expression = text.slice(at, at + expressionAtMost);
  return expression.includes(name) || expression.includes('[');
}

/** The word that begins at this place. */
export function wordAt(source: Source, line: number, column: number): string | null {
  const at = offsetOf(source, line, column);
  if (at === null) return null;
  word.lastIndex = at;
  return word.exec(source.text)?.[0] ?? null;
}

function offsetOf({ text, lineStarts }: Source, line: number, column: number): number | null {
  const start = lineStarts[line - 1];
  if (start === undefined || column < 1) return null;
  const at = start + column - 1;
  return at < (lineStarts[line] ?? text.length) ? at : null;
}

const isCalled = (text: string, at: number): boolean => /^\s*(?:\?\.\s*)?[(`]/.test(text.slice(at, at + 200));
