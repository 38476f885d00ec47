import type { Attack } from '../attack.ts';

export const attack: Attack = {
  id: 'forged-capture',
  does: 'names itself after the capture, so that its frames pass for the capture’s own',
};
