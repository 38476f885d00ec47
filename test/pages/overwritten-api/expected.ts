import { expectedAct } from '../expected-act.ts';

export const expected = expectedAct('overwritten-api', 'overtalk-fail.js');
