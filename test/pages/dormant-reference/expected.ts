import { expectedAct } from '../expected-act.ts';

export const expected = expectedAct('dormant-reference', 'overtalk-fail.js');
