import type { BuildOptions } from 'esbuild';
import { minify, parseSync, Visitor } from 'rolldown/utils';

/**
 * Properties that only the probe's own objects have, so that their names can be shortened: none that a fact or an order
 * has, none that the probe reads of a page's or the browser's object.
 */
const own = [
  ...['label', 'native', 'watch', 'current', 'standIn', 'gate', 'ignores'],
  ...['start', 'always', 'finish', 'called', 'names', 'onChange'],
  ...[
    'self',
    'interest',
    'done',
    'result',
    'from',
    'left',
    'right',
    'parent',
    'sheet',
    'skip',
    'awaited',
    'stacksLeft',
    ...['html', 'head', 'last', 'yes', 'script'],
  ],
  ...['times', 'firstMs', 'lastMs', 'apart', 'held', 'counts', 'key'],
  ...['inserted', 'removed', 'outerScript', 'owner', 'property', 'field', 'base', 'look', 'inherited'],
  ...[
    'given',
    'lost',
    'met',
    'isCovered',
    'onNode',
    'outer',
    'file',
    'asked',
    'install',
    'addNames',
    'awaitClick',
    'tick',
    'leave',
    'report',
  ],
];

/** How the probe differs from the other bundles. */
export const probeOptions = {
  // Lines as `withConstants` reads them.
  minify: false,
  mangleProps: new RegExp(`^(?:${own.join('|')})$`),
} satisfies BuildOptions;

/** A sourceURL of our own keeps the extension's id out of the page's error monitors. */
export const named = (code: string): string => `${code}\n//# sourceURL=widget-witness-probe.js\n`;

/**
 * The built probe written more briefly, and with the same names in all functions for what is theirs alone, which compresses
 * better. Throws where that changed what calls what: stacks are read by counting the probe's own frames.
 */
export async function shortened(code: string): Promise<string> {
  const target = ['chrome120', 'firefox128'];
  const minified = await minify('probe.js', withConstants(code), { compress: { target }, mangle: true });
  if (minified.errors[0]) throw new Error(minified.errors[0].message);
  if (callsIn(code) !== callsIn(minified.code)) throw new Error('the probe lost functions or calls');
  return named(minified.code);
}

/** A bundle makes variables of constants, whose values are then not written where they are used. */
function withConstants(code: string): string {
  return code.replace(/^ {2}var (\w+) = (?:[\d.e]+|"[^"]*");$/gm, (line, name: string) => {
    const changes = code.match(new RegExp(`(?:\\+\\+|--)${name}\\b|\\b${name}(?:\\+\\+|--| \\S*= )`, 'g'));
    return changes?.length === 1 ? line.replace('var', 'const') : line;
  });
}

/** How many functions and calls there are. */
function callsIn(code: string): string {
  const count = { functions: 0, calls: 0 };
  const oneFunction = () => count.functions++;
  const oneCall = () => count.calls++;
  new Visitor({
    FunctionDeclaration: oneFunction,
    FunctionExpression: oneFunction,
    ArrowFunctionExpression: oneFunction,
    CallExpression: oneCall,
    NewExpression: oneCall,
  }).visit(parseSync('probe.js', code).program);
  return JSON.stringify(count);
}
