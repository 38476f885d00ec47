import { testInterruptions } from '../browser/comparison/interruptions.ts';

testInterruptions();
