import type { Attack } from '../attack.ts';

export const attack: Attack = {
  id: 'timer-eval',
  does: 'gives a timer the native eval itself and a text',
  limits: {
    firefox: 'the code that acted has no address',
  },
};
