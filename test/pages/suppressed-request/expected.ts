import { expectedAct } from '../expected-act.ts';

export const expected = expectedAct('suppressed-request', 'overtalk-fail.js');
