import { createHash } from 'node:crypto';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { type BuildOptions, build, type Metafile } from 'esbuild';
import { manifestFor, variantFolder, variants } from './manifest.ts';

/** Most bytes a bundle may have, gzipped. The probe runs in every audited page: keep it small. */
export const budgetsGzippedBytes: Record<string, number> = {
  'probe.js': 12 * 1024,
  'content.js': 60 * 1024,
  'first-look.js': 40 * 1024,
  'background.js': 260 * 1024,
  'popup.js': 120 * 1024,
  'panel.js': 120 * 1024,
};

const common: BuildOptions = {
  bundle: true,
  minify: true,
  metafile: true,
  write: false,
  jsx: 'automatic',
  jsxImportSource: 'preact',
  loader: { '.css': 'text' },
  legalComments: 'none',
  logLevel: 'warning',
};

const scripts = ['probe', 'content', 'first-look', 'background'];
const pages = ['popup', 'panel'];

type Bundle = { name: string; text: string; inputs: string[] };

async function bundle(name: string, entry: string, options: BuildOptions): Promise<Bundle> {
  const result = await build({ ...common, ...options, entryPoints: [entry], outfile: name });
  const text = result.outputFiles?.[0]?.text ?? '';
  return { name, text, inputs: Object.keys((result.metafile as Metafile).inputs) };
}

/** Everything that stands in the extension's folder, built once for all variants. */
async function bundles(version: string, buildHash: string): Promise<Bundle[]> {
  const define = { __VERSION__: JSON.stringify(version), __BUILD__: JSON.stringify(buildHash) };
  const target = ['chrome120', 'firefox128'];
  return Promise.all([
    // A sourceURL of our own keeps the extension's id out of the page's error monitors.
    ...scripts.map((name) =>
      bundle(`${name}.js`, `src/entry/${name}.ts`, {
        format: 'iife',
        target,
        define,
        ...(name === 'probe' ? { footer: { js: '//# sourceURL=widget-witness-probe.js' } } : {}),
      }),
    ),
    ...pages.map((name) => bundle(`${name}.js`, `src/entry/${name}.tsx`, { format: 'esm', target, define })),
  ]);
}

function checkBudgets(built: Bundle[]): void {
  for (const { name, text, inputs } of built) {
    const bytes = gzipSync(text).length;
    const budget = budgetsGzippedBytes[name] ?? 0;
    console.log(`  ${name.padEnd(14)} ${(bytes / 1024).toFixed(1)} KB gzipped of ${budget / 1024}`);
    if (bytes > budget) throw new Error(`${name} is over its budget of ${budget} bytes`);
    if (name === 'probe.js' && inputs.some((input) => input.includes('node_modules/')))
      throw new Error('the probe may import nothing but src/probe');
  }
}

async function sourceHash(): Promise<string> {
  const result = await build({
    ...common,
    entryPoints: [...scripts.map((n) => `src/entry/${n}.ts`), ...pages.map((n) => `src/entry/${n}.tsx`)],
    outdir: 'unused',
    define: { __VERSION__: '""', __BUILD__: '""' },
  });
  const hash = createHash('sha256');
  for (const file of result.outputFiles ?? []) hash.update(file.contents);
  return hash.digest('hex').slice(0, 16);
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
