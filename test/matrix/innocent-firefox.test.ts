import { testInnocentCases } from '../innocent/suite.ts';

await testInnocentCases({ browser: 'firefox', lanes: 4 });
