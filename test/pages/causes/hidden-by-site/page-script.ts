import type { CausePage } from '../cause-page.ts';
import { drawnChat } from '../drawn-chat.ts';

const checkout = `addEventListener('load', () => {
  setTimeout(() => {
    document.getElementById('parley-launcher').style.display = 'none';
  }, 1500);
});`;
const acting = checkout.split('\n').findIndex((line) => line.includes('parley-launcher')) + 1;

/** The shop's script hides the chat on its checkout; the advice names the line that is then taken out. */
export const page: CausePage = {
  cause: 'hidden-by-site',
  url: 'https://shop.example/',
  seconds: 3.5,
  routes: (advice) => {
    const line = Number(/checkout\.js:(\d+)/.exec(advice?.sentence ?? '')?.[1] ?? 0);
    if (advice && line !== acting) throw new Error(`The advice names line ${line}`);
    const body = checkout
      .split('\n')
      .filter((_, index) => index + 1 !== line)
      .join('\n');
    return drawnChat(
      { body: '<script src="/checkout.js"></script>' },
      { 'shop.example': { '/checkout.js': { body } } },
    );
  },
};
