import type { Attack } from '../attack.ts';

export const attack: Attack = {
  id: 'name-holds-address',
  does: 'gives its function a name that holds an address',
};
