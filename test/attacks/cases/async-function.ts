import type { Attack } from '../attack.ts';

export const attack: Attack = {
  id: 'async-function',
  does: 'acts after an await',
};
