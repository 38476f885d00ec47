import type { Attack } from '../attack.ts';

export const attack: Attack = {
  id: 'borrowed-blank',
  does: 'removes with the native of a blank frame, and has the site remove what is gone',
  limits: {
    chromium: 'no recorded call took it out',
    firefox: 'no recorded call took it out',
  },
};
