import type { Attack } from '../attack.ts';

export const attack: Attack = {
  id: 'tag-manager-listener',
  does: 'acts when the tag manager tells it of an event',
};
