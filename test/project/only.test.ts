import { expect, test } from 'vitest';
import { filesUnder, lineAt } from './source-files.ts';

test('no test is singled out or left out', () => {
  const marked = filesUnder('test', ['.ts', '.tsx']).flatMap(({ path, text }) =>
    [...text.matchAll(/\b(?:describe|test|it|suite|bench)\b[.\w]*\.(?:only|skip|todo)\b/g)].map(
      ({ 0: marker, index }) => `${path}:${lineAt(text, index)} has ${marker}: run it, or delete it.`,
    ),
  );
  expect(marked).toEqual([]);
});
