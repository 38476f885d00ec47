import type { Attack } from '../attack.ts';

export const attack: Attack = {
  id: 'eval-through-site',
  does: 'has the site call a function that its eval made',
  limits: {
    chromium: 'eval or Function made the code, and who had it made is no more than a claim',
  },
};
