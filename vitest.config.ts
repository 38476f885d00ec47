import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['test/browser/**', 'test/alone/**', 'test/matrix/**', 'test/bench/**'],
          maxWorkers: 2,
          // axe over a whole report takes seconds on two busy cores.
          testTimeout: 30_000,
          // Vitest empties stylesheets unless told; the exported report carries this one.
          css: { include: [/extension\/ui\.css/] },
        },
      },
      {
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          // Browser tests wait more than they work: two at a time fit two cores.
          maxWorkers: 2,
          // A browser on a busy machine may be late once; what fails twice is a fault.
          retry: 1,
          testTimeout: 60_000,
          hookTimeout: 90_000,
        },
      },
      {
        test: {
          // Exact counts under a dying background: not so on a machine at its limit (ARCHITECTURE.md, known limits).
          name: 'alone',
          include: ['test/alone/**/*.test.ts'],
          fileParallelism: false,
          retry: 1,
          testTimeout: 240_000,
        },
      },
      {
        test: {
          name: 'matrix',
          include: ['test/matrix/**/*.test.ts'],
          maxWorkers: 2,
          retry: 1,
          testTimeout: 600_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
