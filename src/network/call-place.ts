import { type AnyNode, type Expression, type MemberExpression, parseExpressionAt } from 'acorn';

/**
 * Whether a script's text has a call at the place that Gecko tells of a frame. Where that is was measured (Firefox 153): at
 * the callee's last name (`a.b.▶c()`), at `new`, at the key of `a[▶'c']()`, at the bracket where the callee is no name
 * (`(0, f)▶()`), at the template of a tag, and for accessors at the last call of the expression (`a.▶b().c = 1`,
 * `a.c = ▶b()`), or at its start where it has none (`▶a.c = 1`).
 */
export type Source = { text: string; lineStarts: readonly number[] };

const lineEnd = /\r\n|[\n\r\u2028\u2029]/g;
const word = /[\p{ID_Start}$_#][\p{ID_Continue}$\u200c\u200d]*/uy;
const partOfWord = /[\p{ID_Continue}$]/u;
const passers = new Set(['call', 'apply']);
/** How far behind its start an expression may name the accessor that it ends with. */
const expressionAtMost = 400;
const parserOptions = {
  ecmaVersion: 'latest',
  allowAwaitOutsideFunction: true,
  allowSuperOutsideMethod: true,
} as const;

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
  if (isAssigned(text, at, name)) return true;
  if (!isCalled(text, at + called.length)) {
    const expression = text.slice(at, at + expressionAtMost);
    return expression.includes(name) || expression.includes('[');
  }
  const isProperty = /\.\s*$/.test(text.slice(Math.max(0, at - 200), at));
  return called === name || passers.has(called) || !isProperty || leadsTo(text, at, name);
}

/** Whether what is called here leads to the property, with no call between that has a place of its own: `▶b().c = 1`. */
function leadsTo(text: string, at: number, name: string): boolean {
  let isFound = false;
  let isCallee = false;
  for (let node: AnyNode | null = expressionAt(text, at); node; node = leftmostOf(node)) {
    if (node.type === 'MemberExpression') isFound = isCallee ? false : isFound || isNamed(node, name);
    isCallee = node.type === 'CallExpression';
  }
  return isFound;
}

function isNamed({ computed, property }: MemberExpression, name: string): boolean {
  return computed || (property.type === 'Identifier' && property.name === name);
}

/** The part that an expression begins with; null for one without parts. */
function leftmostOf(node: AnyNode): AnyNode | null {
  if (node.type === 'AssignmentExpression' || node.type === 'BinaryExpression') return node.left;
  if (node.type === 'LogicalExpression') return node.left;
  if (node.type === 'ConditionalExpression') return node.test;
  if (node.type === 'ChainExpression') return node.expression;
  if (node.type === 'MemberExpression') return node.object;
  if (node.type === 'CallExpression') return node.callee;
  return null;
}

/** Whether what stands here is part of what the property is set to: `a.c = ▶b()`. */
function isAssigned(text: string, at: number, name: string): boolean {
  const from = Math.max(0, at - expressionAtMost);
  const before = text.slice(from, at);
  const property = before.lastIndexOf(name);
  if (property < 0) return false;
  const [sign] = /^\s*(?:[-+*/%&|^?<>]{0,3}=)(?![=>])/.exec(before.slice(property + name.length)) ?? [];
  if (!sign || !/\.\s*$/.test(before.slice(0, property))) return false;
  const value = expressionAt(text, from + property + name.length + sign.length);
  return value !== null && value.end > at;
}

/** The first expression of a sequence, null where none begins. */
function expressionAt(text: string, at: number): Expression | null {
  try {
    const expression = parseExpressionAt(text, at, parserOptions);
    return expression.type === 'SequenceExpression' ? (expression.expressions[0] ?? null) : expression;
  } catch {
    return null;
  }
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
