import { testInnocentCases } from '../innocent/suite.ts';

/** A few cases drawn anew at every run; `test/matrix/innocent-*.test.ts` audits them all. */
const drawn = 4;

await testInnocentCases({ browser: 'chromium', lanes: 3, drawn });
await testInnocentCases({ browser: 'firefox', lanes: 3, drawn });
