import type { Attack } from '../attack.ts';

export const attack: Attack = {
  id: 'string-interval',
  does: 'gives setInterval a text',
};
