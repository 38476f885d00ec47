import { expect, test } from 'vitest';
import { sourceFiles } from './source-files.ts';

const linesAtMost = 300;

test(`no authored file in src/ has more than ${linesAtMost} lines`, () => {
  const tooLong = sourceFiles()
    .filter(({ path }) => !path.endsWith('.gen.ts'))
    .map(({ path, text }) => ({ path, lines: text.trimEnd().split('\n').length }))
    .filter(({ lines }) => lines > linesAtMost)
    .map(({ path, lines }) => `${path} has ${lines} lines: split it by purpose.`);
  expect(tooLong).toEqual([]);
});
