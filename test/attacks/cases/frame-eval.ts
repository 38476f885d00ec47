import type { Attack } from '../attack.ts';

export const attack: Attack = {
  id: 'frame-eval',
  does: 'runs its code by the eval of a blank frame',
};
