import type { Attack } from '../attack.ts';

export const attack: Attack = {
  id: 'javascript-link',
  does: 'follows a javascript: link',
};
