import type { CausePage } from '../cause-page.ts';
import { parleyWithHours } from './hours.ts';

/** Parley's element hides its button by a rule of its own, in its shadow root. */
export const page: CausePage = {
  cause: 'vendor-settings',
  url: 'https://shop.example/',
  routes: (advice) =>
    parleyWithHours(
      advice !== null,
      `const host = document.createElement('parley-chat');
const style = document.createElement('style');
style.textContent = '.closed { display: none !important }';
launcher.className = 'closed';
host.attachShadow({ mode: 'open' }).append(style, launcher);
document.body.append(host);
fetch('https://api.parley.example/v1/hours')
  .then((answer) => answer.json())
  .then(({ open }) => { launcher.classList.toggle('closed', !open); });`,
    ),
};
