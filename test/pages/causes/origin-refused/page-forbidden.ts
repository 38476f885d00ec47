import type { CausePage } from '../cause-page.ts';
import { accountRoutes } from './parley-account.ts';

/** Parley's server says no, in words that everybody may read. */
export const page: CausePage = {
  cause: 'origin-refused',
  url: 'https://shop.example/',
  routes: (advice) =>
    accountRoutes(advice?.paste, {
      status: 403,
      headers: { 'access-control-allow-origin': '*' },
      body: '{}',
    }),
};
