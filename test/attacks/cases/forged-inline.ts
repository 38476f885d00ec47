import type { Attack } from '../attack.ts';

export const attack: Attack = {
  id: 'forged-inline',
  does: 'injects an inline script that names itself after the script of the chat and acts later',
  limits: {
    firefox: 'other code gives itself the name of a script in this stack, or may do so',
  },
};
