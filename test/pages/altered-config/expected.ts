import { expectedAct } from '../expected-act.ts';

export const expected = expectedAct('altered-config', 'overtalk-fail.js');
