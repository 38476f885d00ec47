import type { Attack } from '../attack.ts';

export const attack: Attack = {
  id: 'jquery',
  does: 'acts through a library',
};
