import type { Attack } from '../attack.ts';

export const attack: Attack = {
  id: 'blob-script',
  does: 'loads a script from a blob',
};
