import type { Attack } from '../attack.ts';

export const attack: Attack = {
  id: 'forged-other',
  does: 'names itself after the script of an innocent third',
};
