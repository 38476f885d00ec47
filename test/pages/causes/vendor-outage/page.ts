import type { CausePage } from '../cause-page.ts';
import { PARLEY_TAG, parleyLoader, shopDocument, shopRoutes } from '../shop.ts';

const LOADER = 'https://cdn.parley.example/loader.js';

/** Parley's server of scripts is down; the advised address answers again once Parley was told. */
export const page: CausePage = {
  cause: 'vendor-outage',
  url: 'https://shop.example/',
  routes: (advice) =>
    shopRoutes(
      { '/': shopDocument({ head: PARLEY_TAG }) },
      {
        'cdn.parley.example': {
          '/*': { status: 503, body: 'down' },
          ...(advice?.paste === LOADER ? { '/loader.js': parleyLoader(), '/greeter.js': { body: '' } } : {}),
        },
      },
    ),
};
