import { shopPage } from './page.ts';
import {
  ACTING_SCRIPT,
  actLine,
  countedActs,
  type Scenario,
  SHOP_URL,
  scene,
  shopRoutes,
} from './scenario.ts';

const REGISTER = `<script>
  navigator.serviceWorker.register('/worker.js');
</script>`;

/** The site's own service worker serves the page from its cache, and every script on it; the act happens there. */
export const serviceWorker: Scenario = {
  id: 'service-worker',
  browsers: ['chromium', 'firefox'],
  startUrl: SHOP_URL,
  routes: () =>
    shopRoutes({
      '/': shopPage({ title: 'Shop', when: 'controlled', head: REGISTER }),
      '/worker.js': scene('worker.js'),
    }),
  perform: async (page) => {
    await page.waitForFunction(
      async () => (await navigator.serviceWorker.ready).active?.state === 'activated',
    );
    await page.goto(SHOP_URL);
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    return countedActs(page, 1);
  },
  expected: {
    detector: 'removed-widget',
    pageUrl: SHOP_URL,
    scriptUrl: ACTING_SCRIPT,
    line: actLine('removed-widget'),
    count: 1,
  },
};
