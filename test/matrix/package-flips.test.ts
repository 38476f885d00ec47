import { testFlips } from '../package/flips.ts';

testFlips(500);
