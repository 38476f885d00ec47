import type { Attack } from '../attack.ts';

export const attack: Attack = {
  id: 'awaited-by-site',
  does: 'has the library act on a promise that the site awaits',
  limits: {
    chromium: 'library code did this, and nobody was seen to call it',
    firefox: 'library code did this, and nobody was seen to call it',
  },
};
