import type { Attack } from '../attack.ts';

export const attack: Attack = {
  id: 'sandboxed-frame',
  does: 'sends its request from a sandboxed frame, through a library',
};
