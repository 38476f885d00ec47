import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from './source-files.ts';

const causes = readdirSync(join(projectRoot, 'src/diagnose/causes')).map((file) => file.replace(/\.ts$/, ''));
const folders = readdirSync(join(projectRoot, 'test/pages/causes'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

test('every cause has a page that it explains', () => {
  const missing = causes.filter((id) => !existsSync(join(projectRoot, 'test/pages/causes', id, 'page.ts')));
  expect(missing).toEqual([]);
});

test('every folder of a cause page belongs to a cause', () => {
  expect(folders.filter((name) => !causes.includes(name))).toEqual([]);
});
