import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Answer, AnswerSource } from '../internet/routes.ts';

const PACKAGES = fileURLToPath(new URL('../../node_modules/', import.meta.url));
const SERVED = new Set(['.css', '.html', '.js', '.json', '.png', '.svg']);

/** Serves a file out of an installed package, `path` starting with the package's name. Any origin may read it. */
export function packageFile(path: string): AnswerSource {
  return () => openToAll({ body: readFileSync(join(PACKAGES, path)) });
}

/** The text of a file out of an installed package. */
export function packageText(path: string): string {
  return readFileSync(join(PACKAGES, path), 'utf8');
}

/** One route for each file of a package's folder (not of the folders in it), under the prefix `/…/`. */
export function packageFolder(path: string, prefix: string): Record<string, AnswerSource> {
  const names = readdirSync(join(PACKAGES, path)).filter((name) => SERVED.has(extname(name)));
  return Object.fromEntries(names.map((name) => [prefix + name, packageFile(`${path}/${name}`)]));
}

/** A JSON answer that any origin may read. */
export function json(value: unknown): Answer {
  return openToAll({ body: JSON.stringify(value) });
}

/** A page for a widget's frame. */
export function html(body: string): Answer {
  return { headers: { 'content-type': 'text/html; charset=utf-8' }, body };
}

function openToAll(answer: Answer): Answer {
  return {
    ...answer,
    headers: {
      'access-control-allow-origin': '*',
      'access-control-allow-headers': '*',
      'access-control-allow-methods': '*',
    },
  };
}
