import { testCauses } from '../causes/suite.ts';

testCauses();
