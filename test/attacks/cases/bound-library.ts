import type { Attack } from '../attack.ts';

export const attack: Attack = {
  id: 'bound-library',
  does: 'gives a timer a function of the library, bound to the chat',
  limits: {
    chromium: 'library code did this, and nobody was seen to call it',
    firefox: 'library code did this, and nobody was seen to call it',
  },
};
