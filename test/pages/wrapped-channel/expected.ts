import { expectedAct } from '../expected-act.ts';

export const expected = expectedAct('wrapped-channel', 'overtalk-fail.js');
