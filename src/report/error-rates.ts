import type { ErrorRate } from '../model/record.ts';

const attacks = {
  suite: 'attacks on attribution',
  measures: 'whose act it is, where each case misleads a naive capture',
  cases: 80,
  wrong: 0,
  unresolved: 16,
  taken: 'the release after 0.1.0, November 2026',
  command: 'npm run attacks',
} as const;

/** How this release did on its own suites, as the README says; `command` prints it anew. Kept by hand when a suite was run. */
export const errorRates: readonly ErrorRate[] = [
  { ...attacks, browser: 'Chromium 156' },
  { ...attacks, browser: 'Firefox 153' },
];
