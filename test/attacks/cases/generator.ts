import type { Attack } from '../attack.ts';

export const attack: Attack = {
  id: 'generator',
  does: 'acts in a generator that the site’s code goes through',
};
