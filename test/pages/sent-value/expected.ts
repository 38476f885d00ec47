import { expectedAct } from '../expected-act.ts';

export const expected = expectedAct('sent-value', 'overtalk-fail.js');
