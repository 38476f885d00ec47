import type { Attack } from '../attack.ts';

export const attack: Attack = {
  id: 'custom-element',
  does: 'acts when the site’s code puts its element in',
};
