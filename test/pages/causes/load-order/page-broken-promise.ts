import type { CausePage } from '../cause-page.ts';
import { parleyLoader, shopDocument, shopRoutes } from '../shop.ts';

const LOADER = 'https://cdn.parley.example/loader.js';

const SHARED = { 'access-control-allow-origin': '*', 'content-type': 'text/javascript' };

/**
 * Parley starts itself after a while, and that ends in an error that nobody waits for. Of a script without CORS no
 * browser tells such an end (HTML, HostPromiseRejectionTracker).
 */
export const page: CausePage = {
  cause: 'load-order',
  url: 'https://shop.example/',
  routes: (advice) =>
    shopRoutes(
      { '/': shopDocument({ head: `<script async crossorigin src="${LOADER}"></script>` }) },
      {
        'cdn.parley.example': {
          '/*': { body: '' },
          '/loader.js': advice?.paste?.includes(LOADER)
            ? { ...parleyLoader(), headers: SHARED }
            : { headers: SHARED, body: '(async () => {\n  await null;\n  parleyParts.start();\n})();' },
        },
      },
    ),
};
