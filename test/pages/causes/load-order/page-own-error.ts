import type { CausePage } from '../cause-page.ts';
import { PARLEY_TAG, parleyLoader, shopDocument, shopRoutes } from '../shop.ts';

const LOADER = 'https://cdn.parley.example/loader.js';

/** Parley's own script ends in an error; an error of the site's beside it is none of Parley's. */
export const page: CausePage = {
  cause: 'load-order',
  url: 'https://shop.example/',
  routes: (advice) =>
    shopRoutes(
      { '/': shopDocument({ head: `${PARLEY_TAG}<script>shopMissing.start();</script>` }) },
      {
        'cdn.parley.example': {
          '/*': { body: '' },
          '/loader.js': advice?.paste?.includes(LOADER)
            ? parleyLoader()
            : { body: `\n  parleyParts.start();\n${parleyLoader().body}` },
        },
      },
    ),
};
