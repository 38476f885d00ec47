import type { CausePage } from '../cause-page.ts';
import { accountRoutes } from './parley-account.ts';

/** Parley's server answers, and does not let this origin read the answer. */
export const page: CausePage = {
  cause: 'origin-refused',
  url: 'https://shop.example/',
  routes: (advice) =>
    accountRoutes(advice?.paste, {
      headers: { 'access-control-allow-origin': 'https://www.shop.example' },
      body: '{"label":"Chat with us"}',
    }),
};
