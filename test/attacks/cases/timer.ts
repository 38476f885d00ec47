import type { Attack } from '../attack.ts';

export const attack: Attack = {
  id: 'timer',
  does: 'acts in a timer',
};
