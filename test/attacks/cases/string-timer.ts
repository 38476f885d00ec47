import type { Attack } from '../attack.ts';

export const attack: Attack = {
  id: 'string-timer',
  does: 'gives setTimeout a text',
};
