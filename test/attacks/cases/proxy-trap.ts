import type { Attack } from '../attack.ts';

export const attack: Attack = {
  id: 'proxy-trap',
  does: 'acts in a trap of a proxy that the chat’s own code reads',
};
