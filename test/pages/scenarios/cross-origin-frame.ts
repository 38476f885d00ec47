import { shopPage } from './page.ts';
import { RELAY } from './relay.ts';
import { ACTING_SCRIPT, actLine, countedActs, type Scenario, SHOP_URL, shopRoutes } from './scenario.ts';

const FRAME_URL = 'https://help.example/';
const FRAME = `<iframe src="${FRAME_URL}" title="Help" style="width:640px;height:360px"></iframe>`;

/** The widget and the acting script stand together in a frame of another site. */
export const crossOriginFrame: Scenario = {
  id: 'cross-origin-frame',
  browsers: ['chromium', 'firefox'],
  startUrl: SHOP_URL,
  routes: () => ({
    ...shopRoutes({ '/': shopPage({ title: 'Shop', parley: null, head: RELAY, body: FRAME }) }),
    'help.example': { '/': shopPage({ title: 'Help', when: 'loaded' }) },
  }),
  perform: (page) => countedActs(page, 1),
  expected: {
    detector: 'removed-widget',
    pageUrl: FRAME_URL,
    scriptUrl: ACTING_SCRIPT,
    line: actLine('removed-widget'),
    count: 1,
  },
};
