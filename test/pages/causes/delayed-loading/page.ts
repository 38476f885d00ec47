import type { Advice } from '../../../../src/model/report.ts';
import type { CausePage } from '../cause-page.ts';
import { shopDocument, shopRoutes } from '../shop.ts';

/** As WP Rocket rewrites a page: it turns the scripts back when the visitor first moves, types or scrolls. */
const head = `<script type="rocketlazyloadscript" data-rocket-src="https://cdn.parley.example/loader.js" async></script>
  <script>
  const events = ['keydown', 'mousemove', 'touchmove', 'touchstart', 'wheel'];
  const run = () => {
    for (const name of events) removeEventListener(name, run);
    for (const delayed of document.querySelectorAll('script[type=rocketlazyloadscript]')) {
      const script = document.createElement('script');
      script.src = delayed.dataset.rocketSrc;
      delayed.replaceWith(script);
    }
  };
  for (const name of events) addEventListener(name, run);
  </script>`;

/** An optimiser holds the chat until the visitor does something, and this visitor only reads. */
export const page: CausePage = {
  cause: 'delayed-loading',
  url: 'https://shop.example/',
  routes: (advice) => shopRoutes({ '/': shopDocument({ head: mended(advice) }) }),
};

/** Takes off what is to be taken off and renames what is to be renamed, in the first tag that has it. */
function mended(advice: Advice | null): string {
  if (!advice?.paste) return head;
  const [, from = '', to = ''] = /rename ([\w-]+) to ([\w-]+)/.exec(advice.sentence) ?? [];
  return head.replace(advice.paste, '').replace(`${from}=`, `${to}=`);
}
