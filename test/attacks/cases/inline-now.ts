import type { Attack } from '../attack.ts';

export const attack: Attack = {
  id: 'inline-now',
  does: 'injects an inline script that calls a library',
};
