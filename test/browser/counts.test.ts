import { readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import demoVendors from '../../demo/vendors.json' with { type: 'json' };
import type { BrowserHandle, PageHandle } from '../../src/cli/browsers/browser.ts';
import { launchBrowser } from '../../src/cli/browsers/launch.ts';
import { openControl } from '../../src/cli/control.ts';
import { startInternet } from '../internet/internet.ts';
import type { Routes } from '../internet/routes.ts';

/** The page counts its own acts; whatever happens to the background meanwhile, the report says the same. */

type Acts = {
  removed: number;
  requested: number;
  refused: number;
  overwritten: number;
  written: number;
  restored: number;
  resting: boolean;
  finished: boolean;
};

const kills = 20;
const returnsFromCache = 5;
const file = (name: string) => readFile(new URL(`../pages/counts/${name}`, import.meta.url), 'utf8');

async function countingSite(): Promise<Routes> {
  return {
    'shop.example': {
      '/': {
        body: `<!doctype html><title>Shop</title><body><h1>Shop</h1>
          <script src="https://cdn.parley.example/parley.js"></script>
          <script src="https://cdn.overtalk.example/overtalk.js"></script>`,
      },
      '/other': { body: '<!doctype html><title>Other</title><p>Another page' },
    },
    'cdn.parley.example': { '/parley.js': { body: await file('parley.js') } },
    'cdn.overtalk.example': { '/overtalk.js': { body: await file('overtalk.js') } },
    'api.parley.example': {
      '/*': { status: 204, headers: { 'access-control-allow-origin': '*' }, body: '' },
    },
  };
}

const actsOf = (page: PageHandle): Promise<Acts> =>
  page.evaluate(() => (globalThis as unknown as { __acts: Acts }).__acts, undefined);

/** Ends the background at random moments, and takes the page through the back-forward cache in its pauses. */
async function disturb(handle: BrowserHandle, page: PageHandle): Promise<number> {
  let ended = 0;
  for (let acts = await actsOf(page); !acts.finished || ended < kills; acts = await actsOf(page)) {
    await delay(200 + Math.random() * 1_600);
    if (acts.restored < returnsFromCache && !acts.finished) await leaveAndReturn(page);
    await handle.killBackground();
    ended++;
  }
  return ended;
}

/** In a pause that follows a burst: a worker that has to start flushes Chromium's cache (CacheFlushed). */
async function leaveAndReturn(page: PageHandle): Promise<void> {
  await page.waitForFunction(() => {
    const { resting, finished } = (globalThis as unknown as { __acts: Acts }).__acts;
    return !resting || finished;
  });
  await page.waitForFunction(() => (globalThis as unknown as { __acts: Acts }).__acts.resting);
  await page.goto('https://shop.example/other');
  await page.back();
}

// Both at once: they wait more than they work.
test.concurrent.each(['chromium', 'firefox'] as const)(
  'counts 5,000 acts and more exactly while the background dies 20 times in %s',
  async (browser) => {
    const internet = await startInternet(await countingSite());
    const handle = await launchBrowser({
      browser,
      extensionDir: `dist/${browser}-granted`,
      proxyUrl: internet.proxyUrl,
      ignoreCertificateErrors: true,
      // Above the time that the end of such an audit takes: a background at work looks idle to Firefox.
      ...(browser === 'firefox' ? { backgroundIdleMs: 5_000 } : {}),
    });
    try {
      const control = await openControl(handle);
      await control.setVendors(demoVendors as Parameters<typeof control.setVendors>[0]);
      const { page, tabId } = await control.openTab();
      const auditId = await control.start(tabId, ['parley']);
      await page.goto('https://shop.example/');
      await delay(600);
      const ended = await disturb(handle, page);
      const acts = await actsOf(page);
      await delay(2_000);
      await control.stop(auditId);
      const report = await control.report(auditId);

      expect(ended).toBeGreaterThanOrEqual(kills);
      expect(acts.restored).toBeGreaterThanOrEqual(returnsFromCache);
      expect(acts.removed + acts.requested + acts.overwritten + acts.written).toBeGreaterThanOrEqual(5_000);
      const url = 'https://cdn.overtalk.example/overtalk.js';
      const counted = (detector: string) =>
        report.findings
          .filter((f) => f.detector === detector)
          .map(({ count, verdict, actor }) => ({ count, verdict, url: actor.scriptUrl }));
      const { gaps } = report.audit;
      expect({
        gaps,
        removed: counted('removed-widget'),
        requested: counted('foreign-request'),
        overwritten: counted('overwritten-api'),
        written: counted('foreign-write'),
      }).toEqual({
        gaps,
        removed: [{ count: acts.removed, verdict: 'fail', url }],
        requested: [{ count: acts.requested, verdict: 'fail', url }],
        overwritten: [{ count: acts.overwritten, verdict: 'fail', url }],
        written: [{ count: acts.written, verdict: 'fail', url }],
      });
      const arrived = internet.requests.filter(({ host }) => host === 'api.parley.example').length;
      expect(arrived).toBeGreaterThanOrEqual(acts.requested - acts.refused);
      expect(arrived).toBeLessThanOrEqual(acts.requested);
    } finally {
      await handle.close();
      await internet.close();
    }
  },
  240_000,
);
