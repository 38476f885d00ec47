import type { Attack } from '../attack.ts';

export const attack: Attack = {
  id: 'frozen-error',
  does: 'lies about stacks and freezes Error, so that nobody can put it right',
  limits: {
    chromium: 'the stack holds no script',
    firefox: 'the stack holds no script',
  },
};
