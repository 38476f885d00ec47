import type { CausePage } from '../cause-page.ts';
import { drawnChat, pasted } from '../drawn-chat.ts';

/** The shop's stylesheet keeps the chat away on screens of this width, by its name. */
export const page: CausePage = {
  cause: 'hidden-by-site',
  url: 'https://shop.example/',
  routes: (advice) =>
    drawnChat(
      { head: `<link rel="stylesheet" href="/shop.css">${pasted(advice?.paste)}` },
      {
        'shop.example': {
          '/shop.css': {
            body: '@media (min-width: 300px) { #parley-launcher { display: none !important } }',
          },
        },
      },
    ),
};
