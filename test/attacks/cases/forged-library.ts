import type { Attack } from '../attack.ts';

export const attack: Attack = {
  id: 'forged-library',
  does: 'names itself after the library that the page loads',
};
