import { testHostilePages } from '../hostile/suite.ts';

/** A few drawn anew at every run; `test/matrix/hostile-pages.test.ts` has them all. */
testHostilePages(4);
