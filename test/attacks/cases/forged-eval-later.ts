import type { Attack } from '../attack.ts';

export const attack: Attack = {
  id: 'forged-eval-later',
  does: 'defines by eval what acts later, named after the script of the site',
  limits: {
    firefox: 'the script that the stack names has no such call at that place',
    chromium: 'eval or Function made the code, and who had it made is no more than a claim',
  },
};
