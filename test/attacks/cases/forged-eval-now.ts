import type { Attack } from '../attack.ts';

export const attack: Attack = {
  id: 'forged-eval-now',
  does: 'runs code by eval that names itself after the script of the site',
  limits: {
    chromium: 'eval or Function made the code, and who had it made is no more than a claim',
  },
};
