import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/longest-first.ts';

/** Vitest empties stylesheets unless told; the exported report carries these. */
const reportStyles = [/extension\/ui\.css/, /report\/page\/print\.css/];
const otherProjects = ['test/browser/**', 'test/matrix/**', 'test/bench/**'];
/** Folders whose tests need a page of their own, or stand-ins for the browser or its globals. */
export const foldersAlone = ['platform', 'bridge', 'network', 'probe', 'report', 'session', 'ui', 'watch'];
const alone = foldersAlone.map((folder) => `test/${folder}/**/*.test.{ts,tsx}`);

const unit = {
  maxWorkers: 2,
  // axe over a whole report takes seconds on two busy cores.
  testTimeout: 30_000,
  css: { include: reportStyles },
};

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          ...unit,
          name: 'unit',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: [...otherProjects, ...alone],
          // What is pure leaves nothing behind for the next file, and is read once instead of a hundred times.
          isolate: false,
        },
      },
      { test: { ...unit, name: 'unit-alone', include: alone, exclude: otherProjects } },
      {
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          // Browser tests wait more than they work: three at a time fit two cores.
          maxWorkers: 3,
          // A browser on a busy machine may be late once; what fails twice is a fault.
          retry: 1,
          testTimeout: 60_000,
          hookTimeout: 90_000,
        },
      },
      {
        test: {
          name: 'matrix',
          include: ['test/matrix/**/*.test.ts'],
          css: { include: reportStyles },
          maxWorkers: 2,
          retry: 1,
          testTimeout: 600_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
