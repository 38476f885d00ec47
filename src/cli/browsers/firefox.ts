import { realpathSync } from 'node:fs';
import type { Browser, Page } from 'puppeteer-core';
import type { BrowserHandle, LaunchOptions, PageHandle } from './browser.ts';
import { findBrowser } from './find-browser.ts';
import { runInFirefoxWindow } from './firefox-chrome-scope.ts';
import { firefoxPage } from './firefox-page.ts';
import { FIREFOX_EXTENSION_ID, FIREFOX_EXTENSION_UUID, firefoxPreferences } from './firefox-prefs.ts';
import { pollUntil } from './poll.ts';

const EXTENSION = `WebExtensionPolicy.getByID(${JSON.stringify(FIREFOX_EXTENSION_ID)}).extension`;

/** Launches Firefox with the extension as a temporary add-on; see LaunchOptions and BrowserHandle. */
export async function launchFirefox(options: LaunchOptions): Promise<BrowserHandle<Browser, Page>> {
  // Not above: in the one file of the built command line that would load it for every command.
  const { launch } = await import('puppeteer-core');
  const browser = await launch({
    browser: 'firefox',
    executablePath: findBrowser('firefox'),
    headless: !options.headed,
    handleSIGINT: !options.sigintIsMine,
    defaultViewport: options.headed ? null : { width: 1280, height: 720 },
    acceptInsecureCerts: options.ignoreCertificateErrors ?? false,
    // System access lets a tab show moz-extension: pages and reaches the browser window's own scope.
    args: ['--remote-allow-system-access'],
    // Without it a release build of Firefox ignores services.settings.server.
    env: { ...process.env, MOZ_REMOTE_SETTINGS_DEVTOOLS: '1' },
    extraPrefsFirefox: firefoxPreferences(options),
    ...(options.userDataDir ? { userDataDir: options.userDataDir } : {}),
  });
  const extensionOrigin = `moz-extension://${FIREFOX_EXTENSION_UUID}`;
  try {
    for (const dir of [...(options.otherExtensionDirs ?? []), options.extensionDir])
      await browser.installExtension(realpathSync(dir));
    await runInFirefoxWindow(browser, `async () => { await ${EXTENSION}.promiseBackgroundStarted?.() }`);
  } catch (error) {
    await browser.close();
    throw new Error(`Firefox did not load the extension in ${options.extensionDir}`, { cause: error });
  }

  return {
    name: 'firefox',
    version: (await browser.version()).replace(/^firefox\//, ''),
    extensionOrigin,
    newPage: async () => firefoxPage(browser, await browser.newPage()),
    openExtensionPage: (path) => openExtensionPage(browser, `${extensionOrigin}/${path}`),
    killBackground: async () => {
      await runInFirefoxWindow(browser, `async () => { await ${EXTENSION}.terminateBackground() }`);
    },
    isBackgroundRunning: async () =>
      (await runInFirefoxWindow(browser, `() => ${EXTENSION}.backgroundState`)) === 'running',
    close: () => browser.close(),
    raw: browser,
  };
}

/** The navigation's own promise never settles, since the tab changes its process; what the tab shows tells. */
async function openExtensionPage(browser: Browser, url: string): Promise<PageHandle<Page>> {
  const raw = await browser.newPage();
  raw.goto(url).catch(() => undefined);
  const page = firefoxPage(browser, raw);
  const shown = () =>
    raw.evaluate((wanted) => location.href === wanted && document.readyState === 'complete', url);
  await pollUntil(shown, 15_000, url);
  return page;
}
