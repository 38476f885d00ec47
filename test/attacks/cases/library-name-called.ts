import type { Attack } from '../attack.ts';

export const attack: Attack = {
  id: 'library-name-called',
  does: 'is served by a stranger under a library’s file name and acts when the site calls it',
  scriptUrl: 'https://static.stranger.example/jquery.min.js',
  party: 'third-party',
  limits: {
    chromium: "a stranger's file that has a library's name stood between",
    firefox: "a stranger's file that has a library's name stood between",
  },
};
