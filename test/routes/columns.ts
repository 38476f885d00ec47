import { type AnyNode, type Expression, getLineInfo, type MemberExpression, parse, tokTypes } from 'acorn';
import type { BrowserName } from '../../src/cli/browsers/browser.ts';

/** What a statement does to things of others, each at the offset that an engine's stack gives of it. */
type Places = Record<BrowserName, number[]>;

/**
 * Columns, from 1, that a stack may give of what is done in this line. Both engines name a called function by its last name
 * and a construction by `new`. Of an accessor Chromium (156) gives the sign of an assignment or the property that is read
 * (the sign before it where a call comes first, or `[`), Firefox (153) the last call or part of the expression, or the expression's start where it has none. Firefox names a
 * function that is called by its bare name by the bracket where the call begins a statement.
 */
export function columnsIn(source: string, line: number): Places {
  const places: Places = { chromium: [], firefox: [] };
  for (const statement of expressionsIn(parse(source, { ecmaVersion: 'latest' }))) {
    const made = placesOf(statement, source);
    places.chromium.push(...made.chromium);
    places.firefox.push(...made.firefox);
  }
  const inLine = (offsets: number[]) =>
    [...new Set(offsets)].flatMap((offset) => {
      const at = getLineInfo(source, offset);
      return at.line === line ? [at.column + 1] : [];
    });
  return { chromium: inLine(places.chromium), firefox: inLine(places.firefox) };
}

/** Every expression that is a statement, a variable's value or what a function returns. */
function expressionsIn(node: AnyNode): Expression[] {
  const found: Expression[] = [];
  if (node.type === 'ExpressionStatement') found.push(node.expression);
  if (node.type === 'ReturnStatement' && node.argument) found.push(node.argument);
  if (node.type === 'VariableDeclarator' && node.init) found.push(node.init);
  for (const child of Object.values(node).flat()) if (isNode(child)) found.push(...expressionsIn(child));
  return found;
}

const isNode = (value: unknown): value is AnyNode =>
  typeof value === 'object' && value !== null && 'type' in value && 'start' in value;

function placesOf(node: AnyNode, source: string): Places {
  if (node.type === 'CallExpression') {
    const { callee } = node;
    if (callee.type !== 'MemberExpression')
      return { chromium: [callee.start], firefox: [callee.start, callee.end] };
    const read = readsBefore(callee, source);
    // A getter that is asked for an argument may be the act itself, as a vendor's global is.
    const given = node.arguments.flatMap((argument) =>
      argument.type === 'MemberExpression' ? placesOf(argument, source) : [],
    );
    const inGiven = (engine: BrowserName) => given.flatMap((places) => places[engine]);
    return {
      chromium: [
        isWord(callee) ? callee.property.start : callee.end,
        ...read.chromium,
        ...inGiven('chromium'),
      ],
      firefox: [callee.property.start, ...read.firefox, ...inGiven('firefox')],
    };
  }
  if (node.type === 'NewExpression') return both(node.start);
  if (node.type === 'UnaryExpression') return both(node.start);
  if (node.type === 'AwaitExpression') return placesOf(node.argument, source);
  if (node.type === 'MemberExpression') {
    const before = placesOf(node.object, source).firefox;
    const name = node.property.start;
    const named = hasCall(node.object) || node.computed ? source.slice(0, name).search(/[.[]\s*$/) : name;
    return {
      chromium: [named, ...readsBefore(node, source).chromium],
      firefox: before.length > 0 ? before : [node.start],
    };
  }
  if (node.type === 'AssignmentExpression') {
    const left = placesOf(node.left, source);
    const sign = source.indexOf(node.operator, node.left.end);
    const right = [...placesOf(node.right, source).firefox, ...partsOf(node.right)];
    return { chromium: [sign, ...left.chromium], firefox: [...left.firefox, ...right] };
  }
  return { chromium: [], firefox: [] };
}

/** Where the parts of a value begin of which Firefox takes note while it makes the value. */
function partsOf(node: AnyNode): number[] {
  if (node.type === 'ObjectExpression') return node.properties.map(({ start }) => start);
  if (node.type === 'ArrayExpression') return node.elements.flatMap((element) => element?.start ?? []);
  return node.type === 'BinaryExpression' ? [node.right.start] : [];
}

const keywords = new Set(Object.values(tokTypes).map(({ keyword }) => keyword));

/** V8 names a call by the bracket where what stands before it is no plain name: `a.▶b()`, `a.delete▶()`, `a[0]▶()`. */
const isWord = ({ computed, property }: MemberExpression): boolean =>
  !computed && property.type === 'Identifier' && !keywords.has(property.name);

const hasCall = (node: AnyNode): boolean =>
  node.type === 'CallExpression' || (node.type === 'MemberExpression' && hasCall(node.object));

/** A call before this is another act; what is read before it may be the act itself, as `style` is. */
const readsBefore = ({ object }: MemberExpression, source: string): Places =>
  object.type === 'MemberExpression' ? placesOf(object, source) : { chromium: [], firefox: [] };

const both = (offset: number): Places => ({ chromium: [offset], firefox: [offset] });
