import type { CausePage } from '../cause-page.ts';
import { parleyLoader, shopDocument, shopRoutes } from '../shop.ts';

const OLD_LOADER = 'https://cdn.parley.example/v1/loader.js';

/** The tag asks for an edition of Parley's script that is no longer there. */
export const page: CausePage = {
  cause: 'vendor-outage',
  url: 'https://shop.example/',
  routes: (advice) =>
    shopRoutes(
      { '/': shopDocument({ head: `<script async src="${OLD_LOADER}"></script>` }) },
      {
        'cdn.parley.example': {
          '/v1/*': { status: 404, body: 'gone' },
          ...(advice?.paste === OLD_LOADER
            ? { '/v1/loader.js': parleyLoader(), '/greeter.js': { body: '' } }
            : {}),
        },
      },
    ),
};
