import { allAttacks } from '../attacks/page.ts';
import { testAttacks } from '../attacks/testing.ts';
import { draw } from '../draw.ts';

/** A few, drawn anew at every run; `test/matrix/attacks.test.ts` plays them all. */
const drawn = 5;
const attacks = await allAttacks();

for (const browser of ['chromium', 'firefox'] as const) testAttacks(browser, draw(attacks, drawn), drawn);
