import { createHash } from 'node:crypto';
import { type BuildOptions, build, type Metafile, type Plugin } from 'esbuild';
import { named, probeOptions, shortened } from './probe-options.ts';

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

const scripts = ['content', 'first-look', 'background', 'verify-worker'];
const pages = ['popup', 'panel', 'verify', 'history', 'export'];

export type Bundle = { name: string; text: string; inputs: string[] };

export async function bundle(name: string, entry: string, options: BuildOptions): Promise<Bundle> {
  const result = await build({ ...common, ...options, entryPoints: [entry], outfile: name });
  const text = result.outputFiles?.[0]?.text ?? '';
  return { name, text, inputs: Object.keys((result.metafile as Metafile).inputs) };
}

async function probe(options: BuildOptions): Promise<Bundle> {
  const built = await bundle('probe.js', 'src/entry/probe.ts', { ...options, ...probeOptions });
  // A part left out for a check leaves calls that do nothing, which shortening takes out.
  const isWhole = options.plugins?.length === 0;
  return { ...built, text: isWhole ? await shortened(built.text) : named(built.text) };
}

/** Everything that stands in the extension's folder, built once for all variants. */
export function bundles(version: string, buildHash: string, plugins: Plugin[] = []): Promise<Bundle[]> {
  const define = { __VERSION__: JSON.stringify(version), __BUILD__: JSON.stringify(buildHash) };
  const target = ['chrome120', 'firefox128'];
  const script = { format: 'iife', target, define, plugins } as const;
  return Promise.all([
    probe(script),
    ...scripts.map((name) => bundle(`${name}.js`, `src/entry/${name}.ts`, script)),
    ...pages.map((name) =>
      bundle(`${name}.js`, `src/entry/${name}.tsx`, { format: 'esm', target, define, plugins }),
    ),
  ]);
}

/** A hash of all that the extension is made of. */
export async function sourceHash(): Promise<string> {
  const result = await build({
    ...common,
    entryPoints: [
      ...['probe', ...scripts].map((n) => `src/entry/${n}.ts`),
      ...pages.map((n) => `src/entry/${n}.tsx`),
    ],
    outdir: 'unused',
    define: { __VERSION__: '""', __BUILD__: '""' },
  });
  const hash = createHash('sha256');
  for (const file of result.outputFiles ?? []) hash.update(file.contents);
  return hash.digest('hex').slice(0, 16);
}
