import type { Attack } from '../attack.ts';

export const attack: Attack = {
  id: 'new-function',
  does: 'has the site call a function that new Function made',
  limits: {
    chromium: 'eval or Function made the code, and who had it made is no more than a claim',
  },
};
