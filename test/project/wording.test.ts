import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { filesUnder, lineAt, projectRoot, type SourceFile } from './source-files.ts';

/** Words that judge. The product reports facts about scripts, and its comments do too. */
const judging =
  /\b(?:rivals?|guilty|spyware|accus(?:e[sd]?|ing|ations?)|prov(?:e[sdn]?|ing)|malicious|culprits?|appears to)\b/gi;

const judgingWords = ({ path, text }: SourceFile): string[] =>
  [...text.matchAll(judging)].map(
    ({ 0: word, index }) => `${path}:${lineAt(text, index)} says "${word}": say what was observed instead.`,
  );

test('src/, extension/ and the README speak neutrally', () => {
  const readme = { path: 'README.md', text: readFileSync(join(projectRoot, 'README.md'), 'utf8') };
  const source = filesUnder('src', ['.ts', '.tsx', '.json', '.css']);
  const files = [...source, ...filesUnder('extension', ['.html', '.css', '.json', '.svg']), readme];
  expect(files.flatMap(judgingWords)).toEqual([]);
});

test('it reads whole words, whatever their case, and leaves the others', () => {
  const text = 'This Proves nothing.\nNo rival improved the approved arrival; it appears.';
  expect(judgingWords({ path: 'a.ts', text })).toEqual([
    'a.ts:1 says "Proves": say what was observed instead.',
    'a.ts:2 says "rival": say what was observed instead.',
  ]);
});
