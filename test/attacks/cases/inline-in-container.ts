import type { Attack } from '../attack.ts';

export const attack: Attack = {
  id: 'inline-in-container',
  does: 'brings an inline script in with a plain element, where nobody looks',
};
