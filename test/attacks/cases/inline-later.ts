import type { Attack } from '../attack.ts';

export const attack: Attack = {
  id: 'inline-later',
  does: 'injects an inline script that acts later',
};
