/**
 * Writes the generated modules from the authored files. `--check` writes nothing: it names each stale file on
 * stderr and exits 1.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { staleModules, writeStaleModules } from './generated/modules.ts';

const root = resolve(import.meta.dirname, '..');
const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });

if (values.check) {
  const stale = await staleModules(root);
  for (const path of stale) console.error(`${path} is stale: run npm run generate`);
  process.exitCode = stale.length > 0 ? 1 : 0;
} else {
  for (const path of await writeStaleModules(root)) console.log(`wrote ${path}`);
}
