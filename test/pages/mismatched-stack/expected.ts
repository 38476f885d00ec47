import { expectedAct } from '../expected-act.ts';

export const expected = expectedAct('mismatched-stack', 'overtalk-fail.js', ['removed-widget']);
