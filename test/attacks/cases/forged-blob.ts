import type { Attack } from '../attack.ts';

export const attack: Attack = {
  id: 'forged-blob',
  does: 'loads a script from a blob that names itself after the script of the chat',
  limits: {
    firefox: 'other code gives itself the name of a script in this stack, or may do so',
  },
};
