import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const projectRoot = join(import.meta.dirname, '../..');

/** A file of this project: its path from the root, with `/`, and its text. */
export type SourceFile = { path: string; text: string };

/** The files under `folder` (from the root) whose names end in one of `endings`, sorted by path. */
export function filesUnder(folder: string, endings: string[]): SourceFile[] {
  return readdirSync(join(projectRoot, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && endings.some((ending) => entry.name.endsWith(ending)))
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(projectRoot.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort()
    .map((path) => ({ path, text: readFileSync(join(projectRoot, path), 'utf8') }));
}

/** Every TypeScript file in src/, the generated ones too. */
export const sourceFiles = (): SourceFile[] => filesUnder('src', ['.ts', '.tsx']);

/** 1-based line of an offset. */
export const lineAt = (text: string, offset: number): number => text.slice(0, offset).split('\n').length;
