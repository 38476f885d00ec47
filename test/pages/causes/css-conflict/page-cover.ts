import type { CausePage } from '../cause-page.ts';
import { drawnChat, pasted } from '../drawn-chat.ts';

/** A bar of the page's own lies over the corner. */
export const page: CausePage = {
  cause: 'css-conflict',
  url: 'https://shop.example/',
  routes: (advice) =>
    drawnChat({
      head: pasted(advice?.paste),
      body: '<div class="bar" style="position:fixed;left:0;right:0;bottom:0;height:120px;z-index:9000"></div>',
    }),
};
