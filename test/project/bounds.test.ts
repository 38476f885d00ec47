import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from './source-files.ts';

const read = (path: string) => readFileSync(join(projectRoot, path), 'utf8');
const row = /^\| (?:page|content script|background) +\|.*?\| +([\d,]+) +\|.*`(\w+)` in `([\w/.-]+)` +\|$/gm;

/** The table of what is bounded where, against the code. */
const bounds = [...read('ARCHITECTURE.md').matchAll(row)].map(([, number = '', name = '', path = '']) => ({
  name,
  path,
  bound: Number(number.replaceAll(',', '')),
}));

test('the page, the content script and the background have bounds', () => {
  expect(bounds.length).toBeGreaterThanOrEqual(11);
});

test.each(bounds)('ARCHITECTURE.md gives $name of $path as it is', ({ name, path, bound }) => {
  const [, value = ''] = new RegExp(`const ${name} = ([\\d_]+);`).exec(read(path)) ?? [];
  expect(Number(value.replaceAll('_', ''))).toBe(bound);
});
