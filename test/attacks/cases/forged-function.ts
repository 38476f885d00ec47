import type { Attack } from '../attack.ts';

export const attack: Attack = {
  id: 'forged-function',
  does: 'gives the site a function that new Function made under the name of an innocent third',
  limits: {
    firefox: 'the script that the stack names has no such call at that place',
    chromium: 'eval or Function made the code, and who had it made is no more than a claim',
  },
};
