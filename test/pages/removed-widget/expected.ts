import { expectedAct } from '../expected-act.ts';

export const expected = expectedAct('removed-widget', 'overtalk-fail.js');
