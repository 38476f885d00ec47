import type { CausePage } from '../cause-page.ts';
import { PARLEY_TAG, shopDocument, shopRoutes } from '../shop.ts';

/** Another extension blocks all of Parley's hosts; the advice is a filter rule that allows them. */
export const page: CausePage = {
  cause: 'content-blocker',
  url: 'https://shop.example/',
  routes: () => shopRoutes({ '/': shopDocument({ head: PARLEY_TAG }) }),
  blockedHosts: (advice) => ['parley.example'].filter((host) => advice?.paste !== `@@||${host}^`),
};
