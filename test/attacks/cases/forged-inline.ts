import type { Attack } from '../attack.ts';

export const attack: Attack = {
  id: 'forged-inline',
  does: 'injects an inline script that names itself after the script of the chat and acts later',
};
