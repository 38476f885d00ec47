import { shopPage } from './page.ts';
import { ACTING_SCRIPT, actLine, countedActs, type Scenario, SHOP_URL, shopRoutes } from './scenario.ts';

/** The chat button stands in a closed shadow root; the act takes or hides the element around it. */
function closedShadowRoot(act: 'removed-widget' | 'hidden-widget'): Scenario {
  return {
    id: `closed-shadow-root-${act}`,
    browsers: ['chromium', 'firefox'],
    startUrl: SHOP_URL,
    routes: () => shopRoutes({ '/': shopPage({ title: 'Shop', when: 'loaded', act, parley: 'element' }) }),
    perform: (page) => countedActs(page, 1),
    expected: {
      detector: act,
      pageUrl: SHOP_URL,
      scriptUrl: ACTING_SCRIPT,
      line: actLine(act),
      count: 1,
    },
  };
}

export const closedShadowRootRemoved = closedShadowRoot('removed-widget');
export const closedShadowRootHidden = closedShadowRoot('hidden-widget');
