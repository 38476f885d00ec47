import type { Attack } from '../attack.ts';

export const attack: Attack = {
  id: 'value-of',
  does: 'acts while a native sorts its objects',
};
