import { expectedAct } from '../expected-act.ts';

export const expected = expectedAct('blocked-loader', 'overtalk-fail.js');
