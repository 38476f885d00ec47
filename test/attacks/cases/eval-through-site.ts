import type { Attack } from '../attack.ts';

export const attack: Attack = {
  id: 'eval-through-site',
  does: 'has the site call a function that its eval made',
};
