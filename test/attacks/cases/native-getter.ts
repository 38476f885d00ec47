import type { Attack } from '../attack.ts';

export const attack: Attack = {
  id: 'native-getter',
  does: 'makes the bound native a getter that the chat’s own code reads',
};
