import type { Attack } from '../attack.ts';

export const attack: Attack = {
  id: 'inline-module',
  does: 'injects an inline module',
};
