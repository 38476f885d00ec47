import { type Browser, launch, type Page } from 'puppeteer-core';
import type { BrowserHandle, LaunchOptions } from '../../../src/cli/browsers/browser.ts';
import { findBrowser } from '../../../src/cli/browsers/find-browser.ts';
// Puppeteer's page in the common shape; nothing but its emulateDark is Firefox's own.
import { firefoxPage as puppeteerPage } from '../../../src/cli/browsers/firefox-page.ts';

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
  const newPage = async () => puppeteerPage(browser, await browser.newPage());

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
