import type { Attack } from '../attack.ts';

export const attack: Attack = {
  id: 'vendor-callback',
  does: 'acts in a callback that the chat’s own code calls',
};
