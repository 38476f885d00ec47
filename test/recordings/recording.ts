import { demoRoutes } from '../../demo/routes.ts';
import type { BrowserName } from '../../src/cli/browsers/browser.ts';
import type { Routes } from '../internet/routes.ts';
import { page as policy } from '../pages/causes/csp/page.ts';
import { page as hiddenBySite } from '../pages/causes/hidden-by-site/page.ts';
import { pageRoutes } from '../pages/routes.ts';

/** What a folder below this one, which is of one release, holds a recording of. */
export type Recording = {
  browser: BrowserName;
  url: string;
  routes: Routes | Promise<Routes>;
  /** Recorded after the page has loaded. */
  seconds: number;
};

/** By the names of their folders. */
export const recordings: Record<string, () => Recording> = {
  'demo-chromium': () => ({ browser: 'chromium', url: DEMO, routes: demoRoutes, seconds: 5 }),
  'demo-firefox': () => ({ browser: 'firefox', url: DEMO, routes: demoRoutes, seconds: 5 }),
  'twin-firefox': () => ({ browser: 'firefox', url: `${DEMO}twin`, routes: demoRoutes, seconds: 4 }),
  'removed-widget-pass-chromium': () => ({
    browser: 'chromium',
    url: `${DEMO}removed-widget/pass.html`,
    routes: pageRoutes,
    seconds: 3,
  }),
  'hidden-by-site-chromium': () => ({
    browser: 'chromium',
    url: hiddenBySite.url,
    routes: hiddenBySite.routes(null),
    seconds: 3,
  }),
  'csp-firefox': () => ({ browser: 'firefox', url: policy.url, routes: policy.routes(null), seconds: 3 }),
};

const DEMO = 'https://shop.example/';
