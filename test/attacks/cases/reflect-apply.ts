import type { Attack } from '../attack.ts';

export const attack: Attack = {
  id: 'reflect-apply',
  does: 'calls the library through Reflect.apply',
};
