import { type Browser, connect, launch, type Page } from 'puppeteer-core';
import type { BrowserHandle, LaunchOptions, PageHandle } from '../../../src/cli/browsers/browser.ts';
import { findBrowser } from '../../../src/cli/browsers/find-browser.ts';
// Puppeteer's page in the common shape; nothing but its emulateDark is Firefox's own.
import { firefoxPage as puppeteerPage } from '../../../src/cli/browsers/firefox-page.ts';
import { pollUntil } from '../../../src/cli/browsers/poll.ts';

/**
 * Chromium with the extension, driven by Puppeteer. Chromium prerenders nothing in a page that a debugger holds
 * (`PrerenderingDisabledByDevTools`): Playwright holds pages, Puppeteer the tabs around them.
 * Pages of this browser have no `emulateDark`; of the options `extensionDir`, `proxyUrl`, `ignoreCertificateErrors` and
 * `headed` are used.
 */
export async function launchPrerenderingChromium(
  options: LaunchOptions,
): Promise<BrowserHandle<Browser, Page>> {
  const browser = await launch({
    executablePath: findBrowser('chromium'),
    headless: !options.headed,
    defaultViewport: { width: 1280, height: 720 },
    enableExtensions: true,
    ignoreDefaultArgs: ['--disable-extensions'],
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--disable-quic',
      '--disable-features=DisableLoadExtensionCommandLineSwitch,HttpsUpgrades',
      `--load-extension=${options.extensionDir}`,
      `--disable-extensions-except=${options.extensionDir}`,
      ...(options.proxyUrl ? [`--proxy-server=${options.proxyUrl}`, '--proxy-bypass-list=<-loopback>'] : []),
      ...(options.ignoreCertificateErrors ? ['--ignore-certificate-errors'] : []),
    ],
  });
  const isBackground = (target: { type(): string; url(): string }) =>
    target.type() === 'service_worker' && target.url().startsWith('chrome-extension://');
  const background = await browser.waitForTarget(isBackground, { timeout: 10_000 });
  const extensionOrigin = `chrome-extension://${new URL(background.url()).host}`;
  const newPage = async () => throughActivation(browser, await browser.newPage());

  return {
    name: 'chromium',
    version: (await browser.version()).replace(/^.*\//, ''),
    extensionOrigin,
    newPage,
    openExtensionPage: async (path) => {
      const page = await newPage();
      await page.raw.goto(`${extensionOrigin}/${path}`);
      return page;
    },
    killBackground: async () => {
      for (const target of browser.targets().filter(isBackground)) await (await target.worker())?.close();
    },
    isBackgroundRunning: async () => browser.targets().some(isBackground),
    close: () => browser.close(),
    raw: browser,
  };
}

/**
 * A page that is still the tab's after a prerendered document took its place. Puppeteer follows that as a rule; on a
 * busy machine its page can stay on a frame that is gone, or get no answer any more. A new connection sees the tab as it is.
 */
function throughActivation(browser: Browser, first: Page): PageHandle<Page> {
  const opened = puppeteerPage(browser, first);
  let shown = opened;
  const evaluate = async (fn: (arg: never) => unknown, arg?: unknown) => {
    const asked = fn as (arg: unknown) => never;
    try {
      return await shown.evaluate(asked, arg);
    } catch {
      shown = await connectedAnew(browser);
      return shown.evaluate(asked, arg);
    }
  };
  return {
    ...opened,
    evaluate,
    waitForFunction: (fn: (arg: never) => unknown, arg?: unknown, options?: { timeoutMs?: number }) =>
      pollUntil(() => evaluate(fn, arg), options?.timeoutMs ?? 20_000, String(fn)),
    close: () => shown.close(),
  };
}

async function connectedAnew(browser: Browser): Promise<PageHandle<Page>> {
  const again = await connect({ browserWSEndpoint: browser.wsEndpoint(), defaultViewport: null });
  const pages = (await again.pages()).filter((page) => page.url().startsWith('http'));
  const [only] = pages;
  if (!only || pages.length > 1) throw new Error(`One page was expected, there are ${pages.length}`);
  return puppeteerPage(again, only);
}
