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

/** The site goes to another route without a page load; the act follows there. */
export const pushState: Scenario = {
  id: 'push-state',
  browsers: ['chromium', 'firefox'],
  startUrl: SHOP_URL,
  routes: () =>
    shopRoutes({
      '/': shopPage({ title: 'Shop', when: 'routed', head: '<script defer src="/router.js"></script>' }),
      '/router.js': scene('router.js'),
    }),
  perform: (page) => countedActs(page, 1),
  expected: {
    detector: 'removed-widget',
    pageUrl: `${SHOP_URL}checkout`,
    scriptUrl: ACTING_SCRIPT,
    line: actLine('removed-widget'),
    count: 1,
  },
};
