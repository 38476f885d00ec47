import { expectedAct } from '../expected-act.ts';

export const expected = expectedAct('suppressed-invitation', 'overtalk-fail.js');
