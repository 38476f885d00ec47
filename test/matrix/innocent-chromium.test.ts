import { testInnocentCases } from '../innocent/suite.ts';

await testInnocentCases({ browser: 'chromium', lanes: 4 });
