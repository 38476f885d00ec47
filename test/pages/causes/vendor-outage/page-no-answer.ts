import type { CausePage } from '../cause-page.ts';
import { parleyLoader, shopDocument, shopRoutes } from '../shop.ts';

const LOADER = 'https://cdn.parley.example/loader.js';
const never = new Promise<never>(() => undefined);

/** Parley's script is asked for, and no answer ever comes. The tag is put in late, so that the page's load event comes. */
export const page: CausePage = {
  cause: 'vendor-outage',
  url: 'https://shop.example/',
  seconds: 12,
  routes: (advice) =>
    shopRoutes(
      {
        '/': shopDocument({
          head: `<script>
            addEventListener('load', () => setTimeout(() => {
              const tag = document.createElement('script');
              tag.src = '${LOADER}';
              document.head.append(tag);
            }, 50));
          </script>`,
        }),
      },
      {
        'cdn.parley.example': {
          '/*': { body: '' },
          '/loader.js': advice?.paste === LOADER ? parleyLoader() : () => never,
        },
      },
    ),
};
