import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { type Bundle, bundle, bundles, sourceHash } from './bundles.ts';
import { manifestFor, variantFolder, variants } from './manifest.ts';

/** Most bytes a bundle may have, gzipped. The probe runs in every audited page: keep it small. */
export const budgetsGzippedBytes: Record<string, number> = {
  'probe.js': 12 * 1024,
  'content.js': 60 * 1024,
  'first-look.js': 40 * 1024,
  'background.js': 260 * 1024,
  'popup.js': 120 * 1024,
  'panel.js': 120 * 1024,
  'history.js': 120 * 1024,
  'export.js': 160 * 1024,
  'verify.js': 40 * 1024,
  'verify-worker.js': 300 * 1024,
};

function checkBudgets(built: Bundle[]): void {
  for (const { name, text, inputs } of built) {
    const bytes = gzipSync(text).length;
    const budget = budgetsGzippedBytes[name] ?? 0;
    console.log(`  ${name.padEnd(16)} ${(bytes / 1024).toFixed(1)} KB gzipped of ${budget / 1024}`);
    if (bytes > budget) throw new Error(`${name} is over its budget of ${budget} bytes`);
    if (name === 'probe.js' && inputs.some((input) => input.includes('node_modules/')))
      throw new Error('the probe may import nothing but src/probe');
  }
}

async function writeVariants(built: Bundle[], version: string): Promise<void> {
  const source = JSON.parse(await readFile('manifest.json', 'utf8'));
  for (const variant of variants) {
    const folder = `dist/${variantFolder(variant)}`;
    await mkdir(folder, { recursive: true });
    await cp('extension', folder, { recursive: true });
    for (const { name, text } of built) await writeFile(`${folder}/${name}`, text);
    const manifest = { ...manifestFor(source, variant), version };
    await writeFile(`${folder}/manifest.json`, `${JSON.stringify(manifest, null, 2)}\n`);
    console.log(`  dist/${variantFolder(variant)}`);
  }
}

async function buildCli(version: string, buildHash: string): Promise<void> {
  const cli = await bundle('cli.js', 'src/entry/cli.ts', {
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    define: { __VERSION__: JSON.stringify(version), __BUILD__: JSON.stringify(buildHash) },
    banner: { js: '#!/usr/bin/env node' },
  });
  await writeFile('dist/cli.js', cli.text, { mode: 0o755 });
  console.log('  dist/cli.js');
}

const { version } = JSON.parse(await readFile('package.json', 'utf8')) as { version: string };
await rm('dist', { recursive: true, force: true });
console.log('Building Widget Witness');
const buildHash = await sourceHash();
const built = await bundles(version, buildHash);
checkBudgets(built);
await writeVariants(built, version);
await buildCli(version, buildHash);
