import type { Attack } from '../attack.ts';

export const attack: Attack = {
  id: 'forged-string-timer',
  does: 'gives a timer a text that names itself after the script of the site',
};
