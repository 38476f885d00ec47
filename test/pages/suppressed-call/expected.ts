import { expectedAct } from '../expected-act.ts';

export const expected = expectedAct('suppressed-call', 'overtalk-fail.js');
