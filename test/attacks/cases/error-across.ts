import type { Attack } from '../attack.ts';

export const attack: Attack = {
  id: 'error-across',
  does: 'throws a lying error across the site’s code and acts where that recovers',
};
