import type { Attack } from '../attack.ts';

export const attack: Attack = {
  id: 'jquery-event',
  does: 'acts in a handler of a library that the site triggers',
};
