import type { BuildOptions } from 'esbuild';
import { minify } from 'rolldown/utils';

/**
 * Properties that only the probe's own objects have, so that their names can be shortened: none that a fact or an order
 * has, none that the probe reads of a page's or the browser's object.
 */
const own = [
  ...['label', 'native', 'watch', 'current', 'standIn', 'gate', 'ignores'],
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
    ...['html', 'head', 'last', 'yes'],
  ],
  ...['inserted', 'removed', 'outerScript', 'owner', 'property', 'field', 'base', 'look', 'inherited'],
  ...[
    'given',
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
  mangleProps: new RegExp(`^(?:${own.join('|')})$`),
} satisfies BuildOptions;

/** A sourceURL of our own keeps the extension's id out of the page's error monitors. */
const footer = '//# sourceURL=widget-witness-probe.js\n';

/**
 * The built probe with its variables named anew: functions that use the same names for what is theirs alone compress better.
 * What calls what stays as it is, since stacks are read by counting the probe's own frames. Throws where it cannot be read.
 */
export async function withShortNames(code: string): Promise<string> {
  const shortened = await minify('probe.js', code, { compress: false, mangle: true });
  const [error] = shortened.errors;
  if (error) throw new Error(error.message);
  return `${shortened.code}\n${footer}`;
}
