import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from './source-files.ts';

const namesIn = (folder: string): string[] =>
  readdirSync(join(projectRoot, folder), { withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => entry.name.slice(0, -'.ts'.length));

const missing = (paths: string[]): string[] => paths.filter((path) => !existsSync(join(projectRoot, path)));

const detectors = namesIn('src/detect/detectors');
const causes = namesIn('src/diagnose/causes');

test('there are detectors and causes', () => {
  for (const names of [detectors, causes]) expect(names).not.toEqual([]);
});

test('every detector has a page that fails it, one that passes it, and what is expected', () => {
  const pageFiles = ['fail.html', 'pass.html', 'expected.ts'];
  expect(missing(detectors.flatMap((id) => pageFiles.map((file) => `test/pages/${id}/${file}`)))).toEqual([]);
});

test('every folder with a failing page belongs to a detector', () => {
  const folders = readdirSync(join(projectRoot, 'test/pages')).filter((name) =>
    existsSync(join(projectRoot, 'test/pages', name, 'fail.html')),
  );
  expect(folders.filter((name) => !detectors.includes(name))).toEqual([]);
});

test('every detector and every cause has its unit test', () => {
  const tests = [
    ...detectors.map((id) => `test/detect/detectors/${id}.test.ts`),
    ...causes.map((id) => `test/diagnose/causes/${id}.test.ts`),
  ];
  expect(missing(tests)).toEqual([]);
});
