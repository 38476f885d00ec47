import type { Attack } from '../attack.ts';

export const attack: Attack = {
  id: 'handler-markup',
  does: 'writes markup whose image fails and so runs its handler',
};
