import type { CausePage } from '../cause-page.ts';
import { drawnChat } from '../drawn-chat.ts';

const router = `setTimeout(() => {
  const next = document.createElement('main');
  next.textContent = 'The next page';
  document.body.replaceChildren(next);
}, 1200);`;

/** The shop's router replaces all that stands in the body. */
export const page: CausePage = {
  cause: 'page-replacement',
  url: 'https://shop.example/',
  routes: (advice) =>
    drawnChat(
      { head: advice?.paste ?? '', body: '<script src="/router.js"></script>' },
      { 'shop.example': { '/router.js': { body: router } } },
    ),
};
