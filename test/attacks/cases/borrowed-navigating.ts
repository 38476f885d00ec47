import type { Attack } from '../attack.ts';

export const attack: Attack = {
  id: 'borrowed-navigating',
  does: 'removes with the native of a frame that is about to load, and has the site remove what is gone',
  limits: {
    chromium: 'no recorded call took it out',
    firefox: 'no recorded call took it out',
  },
};
