import { expectedAct } from '../expected-act.ts';

export const expected = expectedAct('hidden-widget', 'overtalk-fail.js');
