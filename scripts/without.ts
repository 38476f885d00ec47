import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Plugin } from 'esbuild';
import type { BrowserName } from '../src/cli/browsers/browser.ts';
import { bundles } from './bundles.ts';

/** Parts that a check takes out of a build: what they see must then be missing. What a part exports stays, and does nothing. */
const kinds: Record<string, { folder: string; blank(name: string): string }> = {
  sensor: {
    folder: 'src/probe/sensors',
    blank: (name) => (name === 'sensor' ? '{ ...sensor, install() {} }' : '() => undefined'),
  },
  detector: {
    folder: 'src/detect/detectors',
    blank: (name) => (name === 'detector' ? '{ ...detector, examine: () => [] }' : '() => undefined'),
  },
  reader: { folder: 'src/network', blank: () => '() => []' },
};

export interface PartialBuild {
  extensionDir: string;
  remove(): Promise<void>;
}

/**
 * The built, granted extension without these parts, in a folder of its own. A part is `sensor/NAME`, `detector/NAME` or
 * `reader/NAME`; throws where there is none.
 */
export async function buildWithout(parts: readonly string[], browser: BrowserName): Promise<PartialBuild> {
  const built = await bundles('0', parts.join(), await Promise.all(parts.map(blanking)));
  const extensionDir = await mkdtemp(join(tmpdir(), 'widget-witness-without-'));
  await cp(`dist/${browser}-granted`, extensionDir, { recursive: true });
  for (const { name, text } of built) await writeFile(join(extensionDir, name), text);
  return { extensionDir, remove: () => rm(extensionDir, { recursive: true, force: true }) };
}

async function blanking(part: string): Promise<Plugin> {
  const [kind = '', name = ''] = part.split('/');
  const known = kinds[kind];
  if (!known)
    throw new Error(`${part} is no part that can be left out: sensor/NAME, detector/NAME, reader/NAME`);
  const path = `${known.folder}/${name}.ts`;
  const contents = blanked(await readFile(path, 'utf8'), known.blank);
  const filter = new RegExp(`${path.replaceAll('.', '\\.')}$`);
  return {
    name: `without ${part}`,
    setup: ({ onLoad }) => onLoad({ filter }, () => ({ contents, loader: 'ts' })),
  };
}

function blanked(source: string, blank: (name: string) => string): string {
  const exported = /^export (?=(?:const|function) (\w+))/gm;
  const names = [...source.matchAll(exported)].map(([, name = '']) => name);
  const blanks = names.map((name) => `const blank_${name} = ${blank(name)};`);
  const list = names.map((name) => `blank_${name} as ${name}`).join(', ');
  return `${source.replace(exported, '')}\n${blanks.join('\n')}\nexport { ${list} };\n`;
}
