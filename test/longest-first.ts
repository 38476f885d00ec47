import { basename } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Browser tests that take longest, the longest first; on two cores from 160 to 75 seconds. */
const longest = [
  'detector-pages',
  'cli',
  'try-chat',
  'counts',
  'store-variant',
  'scenarios',
  'comparison-interrupted',
  'real-widgets',
];

/**
 * Begins with what takes longest, so that no long file is left over at the end for one worker. Vitest knows it only from an
 * earlier run, and in a fresh clone begins with the largest files.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.sort((a, b) => place(a) - place(b));
  }
}

function place({ moduleId, project }: TestSpecification): number {
  const found = project.name === 'browser' ? longest.indexOf(basename(moduleId, '.test.ts')) : -1;
  return found === -1 ? longest.length : found;
}
