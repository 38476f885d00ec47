import type { Attack } from '../attack.ts';

export const attack: Attack = {
  id: 'new-function',
  does: 'has the site call a function that new Function made',
};
