import type { Attack } from '../attack.ts';

export const attack: Attack = {
  id: 'blank-frame-script',
  does: 'puts its code into a blank frame',
};
