import type { Plugin } from 'esbuild';
import { compile } from 'svelte/compiler';

/** Gives esbuild one compiled component, imported as `site:App.svelte`. */
export function svelte(source: string): Plugin {
  return {
    name: 'svelte',
    setup(build) {
      build.onResolve({ filter: /^site:/ }, ({ path }) => ({ path, namespace: 'site' }));
      build.onLoad({ filter: /.*/, namespace: 'site' }, ({ path }) => ({
        contents: compile(source, { filename: path.slice('site:'.length), generate: 'client' }).js.code,
        resolveDir: build.initialOptions.stdin?.resolveDir ?? '.',
      }));
    },
  };
}
