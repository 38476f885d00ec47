import type { Attack } from '../attack.ts';

export const attack: Attack = {
  id: 'thenable',
  does: 'lets the site await an object whose `then` is the bound native',
};
