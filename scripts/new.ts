/** `npm run new vendor|detector|cause|sensor NAME [--root FOLDER]`: exit code 2 when it refuses. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { createScaffold, ScaffoldRefusal } from './scaffold/create.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { root: { type: 'string', default: resolve(import.meta.dirname, '..') } },
});
const [kind, name] = positionals;

try {
  const { written, next } = await createScaffold(resolve(values.root), kind, name);
  for (const path of written) console.log(`wrote ${path}`);
  for (const step of next) console.log(step);
} catch (error) {
  if (!(error instanceof ScaffoldRefusal)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
