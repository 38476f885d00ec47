import type { Attack } from '../attack.ts';

export const attack: Attack = {
  id: 'replaced-error',
  does: 'replaces Error by a function of its own',
};
