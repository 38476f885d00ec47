import type { Attack } from '../attack.ts';

export const attack: Attack = {
  id: 'tag-manager-html',
  does: 'a container’s custom HTML tag: inline code that the tag manager put in',
  party: 'tag-manager',
};
