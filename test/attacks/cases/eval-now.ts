import type { Attack } from '../attack.ts';

export const attack: Attack = {
  id: 'eval-now',
  does: 'runs code by eval that calls a library',
};
