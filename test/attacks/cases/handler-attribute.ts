import type { Attack } from '../attack.ts';

export const attack: Attack = {
  id: 'handler-attribute',
  does: 'sets a handler attribute on an element of its own and clicks it',
};
