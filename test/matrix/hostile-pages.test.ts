import { testHostilePages } from '../hostile/suite.ts';

testHostilePages();
