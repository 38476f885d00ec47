import type { Attack } from '../attack.ts';

export const attack: Attack = {
  id: 'forged-page',
  does: 'names itself after the page',
};
