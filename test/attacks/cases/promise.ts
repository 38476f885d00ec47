import type { Attack } from '../attack.ts';

export const attack: Attack = {
  id: 'promise',
  does: 'acts when a promise is kept',
};
