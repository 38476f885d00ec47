import type { Attack } from '../attack.ts';

export const attack: Attack = {
  id: 'forged-function',
  does: 'gives the site a function that new Function made under the name of an innocent third',
};
