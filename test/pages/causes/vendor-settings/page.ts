import type { CausePage } from '../cause-page.ts';
import { parleyWithHours } from './hours.ts';

/** Out of hours Parley draws nothing; the advice is to check the hours in its console, so they are opened. */
export const page: CausePage = {
  cause: 'vendor-settings',
  url: 'https://shop.example/',
  routes: (advice) =>
    parleyWithHours(
      advice !== null,
      `fetch('https://api.parley.example/v1/hours')
  .then((answer) => answer.json())
  .then(({ open }) => { if (open) document.body.append(launcher); });`,
    ),
};
