import type { Attack } from '../attack.ts';

export const attack: Attack = {
  id: 'mutation-observer',
  does: 'acts when a change of the site’s is observed',
};
