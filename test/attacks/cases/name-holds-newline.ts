import type { Attack } from '../attack.ts';

export const attack: Attack = {
  id: 'name-holds-newline',
  does: 'gives its function a name that holds whole lines of a stack',
};
