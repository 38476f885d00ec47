import { fileURLToPath } from 'node:url';
import { build, type Loader, type Plugin } from 'esbuild';
import type { AnswerSource, Routes } from '../internet/routes.ts';
import { packageFile, packageText } from '../widgets/package-file.ts';

const CDN = 'cdn.jsdelivr.net';

export interface CdnFile {
  url: string;
  tag: string;
  routes: Routes;
}

const known = new Map<string, CdnFile>();

/**
 * A package's file as the public package host serves it: its address there, its tag and its route, the same
 * objects each time, so that sites with the same package can be audited at once.
 */
export function fromCdn(file: string): CdnFile {
  const made = known.get(file) ?? cdnFile(file);
  known.set(file, made);
  return made;
}

function cdnFile(file: string): CdnFile {
  const parts = /^((?:@[^/]+\/)?[^/]+)\/(.+)$/.exec(file);
  if (!parts) throw new Error(`${file} names no file of a package`);
  const [, name = '', rest = ''] = parts;
  const { version } = JSON.parse(packageText(`${name}/package.json`)) as { version: string };
  const path = `/npm/${name}@${version}/${rest}`;
  const url = `https://${CDN}${path}`;
  return { url, tag: `<script src="${url}"></script>`, routes: { [CDN]: { [path]: packageFile(file) } } };
}

interface BundleOptions {
  plugins?: Plugin[];
  loader?: Loader;
  jsxFactory?: string;
}

/** The site's own bundle of `entry` with the packages that it imports, made once for all pages. */
export function siteBundle(
  entry: string,
  { plugins = [], loader = 'ts', jsxFactory }: BundleOptions = {},
): () => Promise<AnswerSource> {
  let made: Promise<AnswerSource> | undefined;
  return () => {
    made ??= bundle(entry, { plugins, loader, ...(jsxFactory ? { jsxFactory } : {}) });
    return made;
  };
}

async function bundle(entry: string, { loader, ...options }: BundleOptions): Promise<AnswerSource> {
  const result = await build({
    stdin: {
      contents: entry,
      resolveDir: fileURLToPath(new URL('.', import.meta.url)),
      ...(loader ? { loader } : {}),
    },
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    tsconfigRaw: { compilerOptions: { experimentalDecorators: true } },
    conditions: ['browser', 'production'],
    mainFields: ['browser', 'module', 'main'],
    define: { 'process.env.NODE_ENV': '"production"', global: 'window', ngDevMode: 'false' },
    ...options,
  });
  return {
    headers: { 'content-type': 'text/javascript; charset=utf-8' },
    body: result.outputFiles[0]?.text ?? '',
  };
}
