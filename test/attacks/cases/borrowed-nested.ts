import type { Attack } from '../attack.ts';

export const attack: Attack = {
  id: 'borrowed-nested',
  does: 'takes the native by its number out of a loading frame that came in with a plain element',
  limits: {
    chromium: 'no recorded call took it out',
    firefox: 'no recorded call took it out',
  },
};
