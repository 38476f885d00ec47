import { testInnocentCases } from '../innocent/suite.ts';

await testInnocentCases({ browser: 'chromium', slowdown: 4, lanes: 2 });
