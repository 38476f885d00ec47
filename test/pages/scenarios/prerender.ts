import { shopPage } from './page.ts';
import { launchPrerenderingChromium } from './prerendering-chromium.ts';
import { ACTING_SCRIPT, actLine, countedActs, type Scenario, SHOP_URL, shopRoutes } from './scenario.ts';

const NEXT_URL = `${SHOP_URL}sale`;

const RULES = `<script type="speculationrules">
  {"prerender": [{"urls": ["/sale"], "eagerness": "immediate"}]}
</script>`;

/** The act happens while the next page is being prerendered, before the visitor goes there. */
export const prerender: Scenario = {
  id: 'prerender',
  browsers: ['chromium'],
  launch: launchPrerenderingChromium,
  startUrl: SHOP_URL,
  routes: () =>
    shopRoutes({
      '/': shopPage({ title: 'Shop', parley: null, head: RULES, body: '<a id="next" href="/sale">Sale</a>' }),
      '/sale': shopPage({ title: 'Sale', when: 'prerendering' }),
    }),
  perform: async (page) => {
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    await page.click('#next');
    await page.waitForFunction(() => location.pathname === '/sale');
    const wasPrerendered = await page.evaluate(() => {
      const [entry] = performance.getEntriesByType('navigation');
      return ((entry as unknown as { activationStart?: number }).activationStart ?? 0) > 0;
    });
    if (!wasPrerendered) throw new Error('The page was not prerendered');
    return countedActs(page, 1);
  },
  expected: {
    detector: 'removed-widget',
    pageUrl: NEXT_URL,
    scriptUrl: ACTING_SCRIPT,
    line: actLine('removed-widget'),
    count: 1,
  },
};
