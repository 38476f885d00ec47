import type { Attack } from '../attack.ts';

export const attack: Attack = {
  id: 'getter',
  does: 'acts in a getter that the chat’s own code reads',
};
