import { expectedAct } from '../expected-act.ts';

export const expected = expectedAct('covered-widget', 'overtalk-fail.js');
