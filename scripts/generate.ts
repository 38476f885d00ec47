/**
 * Writes the generated modules from the authored files. `--check` writes nothing: it names each stale file on
 * stderr and exits 1.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { generatedModules, staleModules } from './generated/modules.ts';

const root = resolve(import.meta.dirname, '..');
const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });

const stale = await staleModules(root);
if (values.check) {
  for (const path of stale) console.error(`${path} is stale: run npm run generate`);
  process.exitCode = stale.length > 0 ? 1 : 0;
} else {
  for (const { path, source } of await generatedModules(root)) {
    if (!stale.includes(path)) continue;
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), source);
    console.log(`wrote ${path}`);
  }
}
