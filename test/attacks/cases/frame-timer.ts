import type { Attack } from '../attack.ts';

export const attack: Attack = {
  id: 'frame-timer',
  does: 'gives the timer of a blank frame a text',
};
