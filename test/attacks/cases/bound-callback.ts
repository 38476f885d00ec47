import type { Attack } from '../attack.ts';

export const attack: Attack = {
  id: 'bound-callback',
  does: 'gives the chat’s own code the native itself, bound, to call',
};
