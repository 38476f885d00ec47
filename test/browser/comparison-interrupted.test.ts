import { testInterruptions } from './comparison/interruptions.ts';

/** Two of the ways; `test/matrix/comparison-interrupted.test.ts` has them all. */
testInterruptions(['the background is killed', 'the tab goes to another page']);
