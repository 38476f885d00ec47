import { shopPage } from './page.ts';
import { ACTING_SCRIPT, actLine, countedActs, type Scenario, SHOP_URL, shopRoutes } from './scenario.ts';

/** The visitor leaves and comes back to the very same document; the act happens after the return only. */
export const backForwardCache: Scenario = {
  id: 'back-forward-cache',
  browsers: ['chromium', 'firefox'],
  startUrl: SHOP_URL,
  routes: () =>
    shopRoutes({
      '/': shopPage({ title: 'Shop', when: 'restored' }),
      '/terms': shopPage({ title: 'Terms', parley: null }),
    }),
  perform: async (page) => {
    await page.waitForFunction(() => document.querySelector('#parley-launcher') !== null);
    await page.goto(`${SHOP_URL}terms`);
    await page.back();
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
