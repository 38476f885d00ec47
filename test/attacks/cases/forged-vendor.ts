import type { Attack } from '../attack.ts';

export const attack: Attack = {
  id: 'forged-vendor',
  does: 'names itself after the script of the chat',
};
