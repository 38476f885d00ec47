import type { Attack } from '../attack.ts';

export const attack: Attack = {
  id: 'blob-frame',
  does: 'lets the document of a blob frame act on the page',
};
