import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { renderCatalogue, renderWatched, renderWatchedNames } from './catalogue.ts';
import { renderListModule } from './list-module.ts';
import { renderSchemas } from './schemas.ts';

/** A generated file: its path from the project's root and what it must hold. */
export type GeneratedModule = { path: string; source: string };

/** Everything that is generated from the authored files under `root`, in a fixed order. */
export async function generatedModules(root: string): Promise<GeneratedModule[]> {
  const vendors = join(root, 'src/vendors');
  return [
    { path: 'src/vendors/catalogue.gen.ts', source: await renderCatalogue(vendors) },
    { path: 'src/vendors/watched.gen.ts', source: await renderWatched(vendors) },
    { path: 'src/vendors/watched-names.gen.ts', source: await renderWatchedNames(vendors) },
    listModule(root, 'src/detect', 'detectors', 'detector'),
    listModule(root, 'src/diagnose', 'causes', 'cause'),
    listModule(root, 'src/probe', 'sensors', 'sensor'),
    ...renderSchemas(),
  ];
}

/** Paths of the generated files under `root` that are missing or differ from what they must hold. */
export async function staleModules(root: string): Promise<string[]> {
  return (await staleIn(root)).map(({ path }) => path);
}

async function staleIn(root: string): Promise<GeneratedModule[]> {
  const modules = await generatedModules(root);
  return modules.filter(({ path, source }) => readIfThere(join(root, path)) !== source);
}

/** Writes the stale ones and gives their paths. */
export async function writeStaleModules(root: string): Promise<string[]> {
  const stale = await staleIn(root);
  for (const { path, source } of stale) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), source);
  }
  return stale.map(({ path }) => path);
}

function listModule(root: string, parent: string, list: string, exported: string): GeneratedModule {
  const folder = join(root, parent, list);
  return {
    path: `${parent}/${list}.gen.ts`,
    source: renderListModule({ folder, exported, from: `./${list}`, list }),
  };
}

function readIfThere(path: string): string | null {
  return existsSync(path) ? readFileSync(path, 'utf8') : null;
}
