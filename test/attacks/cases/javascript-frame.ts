import type { Attack } from '../attack.ts';

export const attack: Attack = {
  id: 'javascript-frame',
  does: 'lets the document that a javascript: URL made act on the page',
  limits: {
    chromium: 'the address of the code that acted names no host',
    firefox: 'the address of the code that acted names no host',
  },
};
