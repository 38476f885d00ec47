import type { Attack } from '../attack.ts';

export const attack: Attack = {
  id: 'vendor-driven',
  does: 'has the chat’s own function remove the chat, sixty calls deep',
};
