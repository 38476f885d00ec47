import { getLineInfo, type Token, tokenizer, tokTypes } from 'acorn';
import type { DistinctiveName } from '../vendors/distinctive-names.ts';

/** Where a name stands first in a script; line and column from 1. */
export type NamedPlace = { vendor: string; item: string; line: number; column: number };

const globalObjects: ReadonlySet<unknown> = new Set(['window', 'self', 'globalThis', 'top', 'parent']);
const declaring = [tokTypes._function, tokTypes._class, tokTypes._var, tokTypes._const];
/** What uses a variable of this name as it stands. */
const using = [tokTypes.parenL, tokTypes.dot, tokTypes.questionDot, tokTypes.bracketL];

/**
 * The places at which a script's code names these things: `window.NAME`, `NAME(…)`, `NAME.x`, and texts that are an element's
 * id, class or tag or a selector of it. Comments do not count, nor does a name that the script declares itself. What stands
 * before a part that cannot be read is told.
 */
export function findNames(text: string, names: readonly DistinctiveName[]): NamedPlace[] {
  const wanted = names.filter(({ parts: [part = ''] }) => text.includes(part));
  if (wanted.length === 0) return [];
  const globals = wanted.filter(({ kind }) => kind === 'global');
  const elements = wanted.filter(({ kind }) => kind !== 'global');
  const found = new Map<DistinctiveName, number>();
  const bare = new Map<DistinctiveName, number>();
  const declared = new Set<string>();
  const tell = (map: Map<DistinctiveName, number>, name: DistinctiveName, at: number) => {
    if (!map.has(name)) map.set(name, at);
  };

  for (const tokens of windowsOf(text)) {
    const { before, token, after } = tokens;
    const value = heldBy(token);
    if (value === null) continue;
    const isText = token.type === tokTypes.string || token.type === tokTypes.template;
    if (isText) for (const name of elements) if (isElement(value, name)) tell(found, name, token.start);
    for (const name of globals) {
      if (value !== name.parts[0]) continue;
      const isWhole = name.parts.slice(1).every((part, index) => heldBy(after[2 * index + 1]) === part);
      if (!isWhole) continue;
      if (isMember(before) || (isText && !name.isWord)) tell(found, name, token.start);
      else if (!isText && isDeclared(before)) declared.add(value);
      else if (!isText && isUsed(tokens)) tell(bare, name, token.start);
    }
  }
  for (const [name, at] of bare) if (!declared.has(name.parts[0] ?? '')) tell(found, name, at);
  return [...found]
    .sort(([, a], [, b]) => a - b)
    .map(([{ vendor, item }, at]) => {
      const { line, column } = getLineInfo(text, at);
      return { vendor, item, line, column: column + 1 };
    });
}

type Around = { before: readonly Token[]; token: Token; after: readonly Token[] };

/** Each token with the two before it and the four after it. */
function* windowsOf(text: string): Generator<Around> {
  const window: Token[] = [];
  let at = 0;
  for (const token of tokensOf(text)) {
    window.push(token);
    if (window.length <= at + 4) continue;
    yield around(window, at);
    if (at < 2) at++;
    else window.shift();
  }
  for (; at < window.length; at++) yield around(window, at);
}

const around = (window: readonly Token[], at: number): Around => ({
  before: window.slice(0, at).reverse(),
  token: window[at] as Token,
  after: window.slice(at + 1),
});

/** Ends where the text is no JavaScript. */
function* tokensOf(text: string): Generator<Token> {
  try {
    yield* tokenizer(text, { ecmaVersion: 'latest', allowHashBang: true });
  } catch {
    return;
  }
}

/** What a name or a text holds; acorn's types leave it out. */
function heldBy(token: (Token & { value?: unknown }) | undefined): string | null {
  const isNamed = [tokTypes.name, tokTypes.string, tokTypes.template].some((type) => type === token?.type);
  return isNamed && typeof token?.value === 'string' ? token.value : null;
}

/** `window.`, `window?.`, `window[`. */
function isMember([opening, object]: readonly Token[]): boolean {
  const opens = [tokTypes.dot, tokTypes.questionDot, tokTypes.bracketL].some(
    (type) => type === opening?.type,
  );
  return opens && object?.type === tokTypes.name && globalObjects.has(heldBy(object));
}

function isDeclared([previous]: readonly Token[]): boolean {
  return declaring.some((type) => type === previous?.type) || heldBy(previous) === 'let';
}

function isUsed({ before: [previous], after: [next] }: Around): boolean {
  if (previous?.type === tokTypes.dot || previous?.type === tokTypes.questionDot) return false;
  return previous?.type === tokTypes._typeof || using.some((type) => type === next?.type);
}

/** The whole text, or a part of a selector. */
function isElement(text: string, { kind, isWord, parts: [part = ''] }: DistinctiveName): boolean {
  if (text === part) return !isWord;
  const sign = kind === 'id' ? '#' : kind === 'class' ? '.' : '';
  for (let at = text.indexOf(sign + part); at >= 0; at = text.indexOf(sign + part, at + 1)) {
    const next = text.charAt(at + sign.length + part.length);
    const previous = text.charAt(at - 1);
    if (!/[\w-]/.test(next) && (sign !== '' || /^[\s,>+~(<]?$/.test(previous))) return true;
  }
  return false;
}
