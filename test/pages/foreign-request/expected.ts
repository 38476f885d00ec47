import { expectedAct } from '../expected-act.ts';

export const expected = expectedAct('foreign-request', 'overtalk-fail.js');
