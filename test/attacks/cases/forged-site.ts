import type { Attack } from '../attack.ts';

export const attack: Attack = {
  id: 'forged-site',
  does: 'names itself after the script of the site',
};
