import type { Attack } from '../attack.ts';

export const attack: Attack = {
  id: 'document-write',
  does: 'writes an inline script while the page loads',
};
