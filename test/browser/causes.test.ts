import { testCauses } from '../causes/suite.ts';

/** A few pages drawn anew at every run; `test/matrix/causes.test.ts` has them all. */
testCauses(3);
