import { shopPage } from './page.ts';
import { ACTING_SCRIPT, actLine, countedActs, type Scenario, shopRoutes } from './scenario.ts';

const PLAIN_URL = 'http://shop.example/';

/** The site's own pages come without TLS, so that much of the platform (`crypto.randomUUID`, `cookieStore`) is missing there. */
export const plainHttp: Scenario = {
  id: 'plain-http',
  browsers: ['chromium', 'firefox'],
  startUrl: PLAIN_URL,
  routes: () => shopRoutes({ '/': shopPage({ title: 'Shop', when: 'loaded' }) }),
  perform: (page) => countedActs(page, 1),
  expected: {
    detector: 'removed-widget',
    pageUrl: PLAIN_URL,
    scriptUrl: ACTING_SCRIPT,
    line: actLine('removed-widget'),
    count: 1,
  },
};
