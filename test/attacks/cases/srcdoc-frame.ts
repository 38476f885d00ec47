import type { Attack } from '../attack.ts';

export const attack: Attack = {
  id: 'srcdoc-frame',
  does: 'lets the document of a srcdoc frame act on the page',
};
