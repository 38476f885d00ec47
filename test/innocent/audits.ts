import { rmSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import type { Page as ChromiumPage } from 'playwright-core';
import type { Browser as Firefox } from 'puppeteer-core';
import type { BrowserHandle, BrowserName, PageHandle } from '../../src/cli/browsers/browser.ts';
import { firefoxPage } from '../../src/cli/browsers/firefox-page.ts';
import { launchBrowser } from '../../src/cli/browsers/launch.ts';
import { type Control, openControl } from '../../src/cli/control.ts';
import type { Report } from '../../src/model/report.ts';
import { startInternet } from '../internet/internet.ts';
import { writeContentBlocker } from './content-blocker.ts';
import type { InnocentSite } from './innocent-case.ts';
import { createLanes } from './lanes.ts';

export interface SiteAudits {
  audit(site: InnocentSite): Promise<Report>;
  /** Opens the site as `audit` does, without an audit, and gives what `read` finds after the visit. */
  visit<Result>(site: InnocentSite, read: (page: PageHandle) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

export interface SiteAuditsOptions {
  browser: BrowserName;
  vendors: Parameters<Control['setVendors']>[0];
  /** How many times slower the page's main thread runs; Chromium only. */
  slowdown: number;
  /** Sites audited at once. */
  lanes: number;
  /** The built, granted extension unless told. */
  extensionDir?: string;
}

/** One browser that audits several sites at once, each in a window or tab of its own. */
export async function openSiteAudits(options: SiteAuditsOptions): Promise<SiteAudits> {
  const internet = await startInternet();
  const lanes = createLanes(internet, options.lanes);
  const blocker = writeContentBlocker();
  const browser = await launchBrowser({
    browser: options.browser,
    extensionDir: options.extensionDir ?? `dist/${options.browser}-granted`,
    otherExtensionDirs: [blocker],
    proxyUrl: internet.proxyUrl,
    ignoreCertificateErrors: true,
  });
  const control = await openControl({ ...browser, newPage: () => openSeenPage(browser) });
  await control.setVendors(options.vendors);

  // The browser's new tab is told from the others by what was there before: one at a time.
  let opened: Promise<unknown> = Promise.resolve();
  const openTab = () => {
    const next = opened.then(control.openTab);
    opened = next.catch(() => undefined);
    return next;
  };

  const audit = async ({ url, visit, seconds }: InnocentSite): Promise<Report> => {
    const { page, tabId } = await openTab();
    try {
      const auditId = await control.start(tabId, []);
      if (options.slowdown > 1) await slowDown(page, options.slowdown);
      await page.goto(url);
      await visit?.(page);
      // The watchers of a slower page are slower too.
      await delay(seconds * 1000 * Math.sqrt(options.slowdown));
      await control.stop(auditId);
      return await control.report(auditId);
    } finally {
      await page.close();
    }
  };

  const look = async <Result>(site: InnocentSite, read: (page: PageHandle) => Promise<Result>) => {
    const { page } = await openTab();
    try {
      await page.goto(site.url);
      await site.visit?.(page);
      return await read(page);
    } finally {
      await page.close();
    }
  };

  return {
    audit: (site) => lanes.run(site.routes, () => audit(site)),
    visit: (site, read) => lanes.run(site.routes, () => look(site, read)),
    close: async () => {
      await browser.close();
      await internet.close();
      rmSync(blocker, { recursive: true, force: true });
    },
  };
}

/** Firefox draws nothing and slows the timers in a tab that is not in front: each page gets a window. */
async function openSeenPage(browser: BrowserHandle): Promise<PageHandle> {
  if (browser.name === 'chromium') return browser.newPage();
  const firefox = browser.raw as Firefox;
  return firefoxPage(firefox, await firefox.newPage({ type: 'window' }));
}

async function slowDown(page: PageHandle, rate: number): Promise<void> {
  const raw = page.raw as ChromiumPage;
  const session = await raw.context().newCDPSession(raw);
  const send = () => session.send('Emulation.setCPUThrottlingRate', { rate });
  await send();
  // A document in another process begins unslowed.
  raw.on('framenavigated', (frame) => {
    if (frame === raw.mainFrame()) send().catch(() => undefined);
  });
}
