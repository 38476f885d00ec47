import type { BuildOptions } from 'esbuild';

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
    ...['html', 'head', 'last', 'yes', 'script'],
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
  // A sourceURL of our own keeps the extension's id out of the page's error monitors.
  footer: { js: '//# sourceURL=widget-witness-probe.js' },
} satisfies BuildOptions;
