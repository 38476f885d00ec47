import { expectedAct } from '../expected-act.ts';

export const expected = expectedAct('driven-api', 'overtalk-fail.js');
