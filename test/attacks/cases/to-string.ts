import type { Attack } from '../attack.ts';

export const attack: Attack = {
  id: 'to-string',
  does: 'acts while the site turns its object into text',
};
