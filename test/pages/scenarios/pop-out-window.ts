import { shopPage } from './page.ts';
import { RELAY } from './relay.ts';
import { ACTING_SCRIPT, actLine, countedActs, type Scenario, SHOP_URL, shopRoutes } from './scenario.ts';

const OPENER = `<button id="pop-out" onclick="window.open('/chat-window', 'chat', 'width=420,height=620')">
  Chat in a window of its own
</button>`;

/** The chat stands in a window that the page opened; the act happens in that window. */
export const popOutWindow: Scenario = {
  id: 'pop-out-window',
  browsers: ['chromium', 'firefox'],
  startUrl: SHOP_URL,
  routes: () =>
    shopRoutes({
      '/': shopPage({ title: 'Shop', parley: null, head: RELAY, body: OPENER }),
      '/chat-window': shopPage({ title: 'Chat', when: 'loaded' }),
    }),
  perform: async (page) => {
    await page.click('#pop-out');
    return countedActs(page, 1);
  },
  expected: {
    detector: 'removed-widget',
    pageUrl: `${SHOP_URL}chat-window`,
    scriptUrl: ACTING_SCRIPT,
    line: actLine('removed-widget'),
    count: 1,
  },
};
