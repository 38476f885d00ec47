import type { Attack } from '../attack.ts';

export const attack: Attack = {
  id: 'bound-timer',
  does: 'gives the site the native itself, bound, to call later',
};
