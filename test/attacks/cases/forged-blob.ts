import type { Attack } from '../attack.ts';

export const attack: Attack = {
  id: 'forged-blob',
  does: 'loads a script from a blob that names itself after the script of the chat',
};
