import { expectedAct } from '../expected-act.ts';

/** One call both drives the other chat's code and has it carry the marker. */
export const expected = expectedAct('foreign-write', 'overtalk-fail.js', ['driven-api']);
