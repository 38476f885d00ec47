import { expect, it } from 'vitest';
import { foldersAlone } from '../../vitest.config.ts';
import { filesUnder } from './source-files.ts';

/** What leaves something behind for the files that share its process. */
const TRACES = /^\/\/ @vitest-environment|\bvi\.(?:mock|doMock|stub\w+|spyOn|useFakeTimers)\(/m;

it('has neither page nor stand-in in a test that shares its process with others', () => {
  const leaving = filesUnder('test', ['.test.ts', '.test.tsx']).filter(({ text }) => TRACES.test(text));
  expect(leaving.length).toBeGreaterThan(20);
  const shared = leaving.filter(({ path }) => !foldersAlone.some((it) => path.startsWith(`test/${it}/`)));
  expect(shared.map(({ path }) => `${path} belongs into a folder that vitest.config.ts lists.`)).toEqual([]);
});
