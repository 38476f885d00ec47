import type { CausePage } from '../cause-page.ts';
import { parleyWithHours } from './hours.ts';

/** Parley draws its button first and hides it itself when it learns the hours. */
export const page: CausePage = {
  cause: 'vendor-settings',
  url: 'https://shop.example/',
  seconds: 3.5,
  routes: (advice) =>
    parleyWithHours(
      advice !== null,
      `document.body.append(launcher);
setTimeout(() => fetch('https://api.parley.example/v1/hours')
  .then((answer) => answer.json())
  .then(({ open }) => { if (!open) launcher.style.display = 'none'; }), 1500);`,
    ),
};
