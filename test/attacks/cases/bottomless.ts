import type { Attack } from '../attack.ts';

export const attack: Attack = {
  id: 'bottomless',
  does: 'has the chat’s own function remove the chat, thousands of calls deep',
  limits: {
    firefox: 'the stack does not tell all calls, or contradicts itself',
  },
};
