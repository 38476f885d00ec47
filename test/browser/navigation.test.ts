import { readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import demoVendors from '../../demo/vendors.json' with { type: 'json' };
import type { BrowserHandle, BrowserName, PageHandle } from '../../src/cli/browsers/browser.ts';
import { launchBrowser } from '../../src/cli/browsers/launch.ts';
import { openControl } from '../../src/cli/control.ts';
import { startInternet } from '../internet/internet.ts';
import type { LoggedRequest, Routes } from '../internet/routes.ts';

/**
 * Each page acts up to the moment at which it leaves for the next one, while the background is dead or dies. In
 * Chromium it is killed a random while after it runs and every second page is destroyed at once. Firefox suspends it when idle,
 * and its pages go to the back-forward cache: what a page that Firefox destroys at once had left for a suspended
 * background is lost (ARCHITECTURE.md, known limits).
 */

const navigations = 12;
const actsPerPage = 5;
const file = (name: string) => readFile(new URL(`../pages/navigation/${name}`, import.meta.url), 'utf8');

const isDestroyedAtOnce = (browser: BrowserName, { path }: LoggedRequest) =>
  browser === 'chromium' && Number(/at=(\d+)/.exec(path)?.[1]) % 2 === 1;

const site = async (browser: BrowserName): Promise<Routes> => ({
  'shop.example': {
    '/*': (request) => ({
      headers: isDestroyedAtOnce(browser, request) ? { 'cache-control': 'no-store' } : {},
      body: `<!doctype html><title>Shop</title><body><h1>Shop</h1>
        <script src="https://cdn.parley.example/parley.js"></script>
        <script src="https://cdn.overtalk.example/overtalk.js"></script>`,
    }),
  },
  'cdn.parley.example': { '/parley.js': { body: await file('parley.js') } },
  'cdn.overtalk.example': { '/overtalk.js': { body: await file('overtalk.js') } },
});

const counted = (page: PageHandle) =>
  page.evaluate(
    () => ({
      pages: Number(sessionStorage.getItem('pages')),
      overwritten: Number(sessionStorage.getItem('overwritten')),
    }),
    undefined,
  );

/** Until the last page: how often the background was ended, or was found to have ended itself. */
async function deathsUntilTheEnd(handle: BrowserHandle, page: PageHandle): Promise<number> {
  let deaths = 0;
  for (;;) {
    // Between two pages nobody answers.
    const now = await counted(page).catch(() => null);
    if (now?.pages === navigations) return deaths;
    const isRunning = await handle.isBackgroundRunning();
    if (handle.name === 'firefox') {
      deaths += isRunning ? 0 : 1;
      await delay(50);
    } else if (isRunning) {
      await delay(200 + Math.random() * 600);
      await handle.killBackground();
      deaths++;
    }
  }
}

// Both at once: they wait more than they work.
test.concurrent.each(['chromium', 'firefox'] as const)(
  'counts what pages do right before they go away, or says that a page is missing, in %s',
  async (browser) => {
    const internet = await startInternet(await site(browser));
    const handle = await launchBrowser({
      browser,
      extensionDir: `dist/${browser}-granted`,
      proxyUrl: internet.proxyUrl,
      ignoreCertificateErrors: true,
      ...(browser === 'firefox' ? { backgroundIdleMs: 500 } : {}),
    });
    try {
      const control = await openControl(handle);
      await control.setVendors(demoVendors as Parameters<typeof control.setVendors>[0]);
      const { page, tabId } = await control.openTab();
      const auditId = await control.start(tabId, []);
      await page.goto(`https://shop.example/?pages=${navigations}`);
      const deaths = await deathsUntilTheEnd(handle, page);
      // The last page leaves too.
      await page.waitForFunction(
        (last) => new URLSearchParams(location.search).get('at') === String(last),
        navigations,
      );
      const acts = await counted(page);
      await delay(1_500);
      await control.stop(auditId);
      const report = await control.report(auditId);

      expect(deaths).toBeGreaterThan(3);
      expect(acts).toEqual({ pages: navigations, overwritten: actsPerPage * navigations });
      const found = report.findings.filter(({ detector }) => detector === 'overwritten-api');
      expect(found.map(({ verdict, actor }) => ({ verdict, url: actor.scriptUrl }))).toEqual([
        { verdict: 'fail', url: 'https://cdn.overtalk.example/overtalk.js' },
      ]);
      // A page that left before any background had heard of it is missing, and the report says so.
      const left = report.audit.gaps.filter(({ reason }) => reason === 'page-left').length;
      const missing = acts.overwritten - (found[0]?.count ?? 0);
      expect(left).toBeLessThan(navigations / 3);
      expect(missing).toBeGreaterThanOrEqual(0);
      expect(missing, `${left} pages are said to be missing`).toBeLessThanOrEqual(actsPerPage * left);
    } finally {
      await handle.close();
      await internet.close();
    }
  },
  120_000,
);
