import type { Attack } from '../attack.ts';

export const attack: Attack = {
  id: 'inherited-lie',
  does: 'lies about stacks where Error inherits from',
};
