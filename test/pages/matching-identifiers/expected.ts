import { expectedAct } from '../expected-act.ts';

/** It is a foreign request too. */
export const expected = expectedAct('matching-identifiers', 'overtalk-fail.js', ['foreign-request']);
