import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** An authored module that exports the wanted constant. `name` is the file's name without `.ts`. */
export type Authored = { name: string; path: string };

/**
 * The authored modules of `folder` that export the constant `exported`, sorted by name; none where the folder
 * does not exist yet. A module without that constant is refused unless `others` says the folder has other code.
 */
export function collect(folder: string, exported: string, others: 'refused' | 'allowed'): Authored[] {
  const constant = new RegExp(`^export const ${exported}\\b`, 'm');
  const files = existsSync(folder) ? readdirSync(folder) : [];
  return files
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.gen.ts'))
    .sort(byCodeUnit)
    .map((file) => ({ name: file.slice(0, -'.ts'.length), path: join(folder, file) }))
    .filter(({ path }) => {
      if (constant.test(readFileSync(path, 'utf8'))) return true;
      if (others === 'allowed') return false;
      throw new Error(
        `${path} has no "export const ${exported}". Add it, or move the file out of this folder.`,
      );
    });
}

/** Sorts alike on every machine, whatever its locale. */
function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
