import type { Attack } from '../attack.ts';

export const attack: Attack = {
  id: 'data-script',
  does: 'loads a script from a data: URL that holds the address of an innocent third',
};
