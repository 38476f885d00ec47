import type { Attack } from '../attack.ts';

export const attack: Attack = {
  id: 'library-name-alone',
  does: 'is served by a stranger under a library’s file name, and nobody calls it',
  scriptUrl: 'https://static.stranger.example/jquery.min.js',
  party: 'third-party',
  limits: {
    chromium: 'library code did this, and nobody was seen to call it',
    firefox: 'library code did this, and nobody was seen to call it',
  },
};
