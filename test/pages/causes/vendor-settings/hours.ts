import type { Routes } from '../../../internet/routes.ts';
import { drawnChat } from '../drawn-chat.ts';

const answers = (isOpen: boolean): Routes[string] => ({
  '/*': {
    headers: { 'access-control-allow-origin': '*', 'content-type': 'application/json' },
    body: JSON.stringify({ open: isOpen }),
  },
});

/** A Parley that asks its server for the opening hours and does `then` with the answer (`hours`). */
export const parleyWithHours = (isOpen: boolean, code: string): Routes =>
  drawnChat(
    {},
    {
      'api.parley.example': answers(isOpen),
      'cdn.parley.example': {
        '/loader.js': {
          body: `window.Parley = {};
const launcher = document.createElement('button');
launcher.id = 'parley-launcher';
launcher.textContent = 'Chat';
launcher.style.cssText = 'position:fixed;right:24px;bottom:24px;width:140px;height:48px';
${code}`,
        },
      },
    },
  );
