import type { Attack } from '../attack.ts';

export const attack: Attack = {
  id: 'call-and-apply',
  does: 'calls the library through Function.prototype.call and apply',
};
