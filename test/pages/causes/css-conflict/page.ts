import type { CausePage } from '../cause-page.ts';
import { drawnChat, pasted } from '../drawn-chat.ts';

/** A rule that is meant for something else hides whatever button comes last. */
export const page: CausePage = {
  cause: 'css-conflict',
  url: 'https://shop.example/',
  routes: (advice) =>
    drawnChat({
      head: `<style>
        h1 { color: #333 }
        body > button:last-child { display: none !important }
      </style>${pasted(advice?.paste)}`,
    }),
};
