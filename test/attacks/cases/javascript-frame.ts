import type { Attack } from '../attack.ts';

export const attack: Attack = {
  id: 'javascript-frame',
  does: 'lets the document that a javascript: URL made act on the page',
};
