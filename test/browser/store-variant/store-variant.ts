import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser as Firefox } from 'puppeteer-core';
import { DEMO_VENDORS_FILE } from '../../../demo/expected.ts';
import type { BrowserHandle, BrowserName, PageHandle } from '../../../src/cli/browsers/browser.ts';
import { launchBrowser } from '../../../src/cli/browsers/launch.ts';
import { pollUntil } from '../../../src/cli/browsers/poll.ts';
import { type Control, openControl } from '../../../src/cli/control.ts';
import { type Internet, startInternet } from '../../internet/internet.ts';
import { openPopup, type Popup } from './popup.ts';
import { newFolder, profileThatGrants } from './profile.ts';
import { storeRoutes } from './site.ts';
import { type ActionPopup, pressChromiumButton } from './toolbar-chromium.ts';
import { closeFirefoxPopup, firefoxPopupSize, pressFirefoxButton } from './toolbar-firefox.ts';

/** The variant that the stores get, in a real browser, with the demo's vendors imported through the popup. */
export interface StoreVariant {
  browser: BrowserHandle;
  internet: Internet;
  control: Control;
  openTab(url: string): Promise<{ page: PageHandle; tabId: number }>;
  popup(tabId: number): Promise<Popup>;
  /** The toolbar button over the tab, which must be in front. Chromium gives its popup to drive; Firefox's is closed. */
  pressToolbarButton(url: string): Promise<{ popup: ActionPopup | null; widthPx: number }>;
  /** Ids of the scripts that the browser would inject. */
  registered(): Promise<string[]>;
  /** Takes every host permission back, as the person does in the browser's settings. */
  withdraw(): Promise<void>;
  /** After a test: closes the tabs that it opened, which ends what they record, and takes every permission back. */
  reset(): Promise<void>;
  close(): Promise<void>;
}

/** Throws when there is no build. */
export async function openStoreVariant(name: BrowserName): Promise<StoreVariant> {
  const extensionDir = fileURLToPath(new URL(`../../../dist/${name}`, import.meta.url));
  if (!existsSync(extensionDir)) throw new Error(`There is no dist/${name}: npm run build`);
  const internet = await startInternet(storeRoutes);
  const downloads = newFolder();
  const browser = await launchBrowser({
    browser: name,
    extensionDir,
    proxyUrl: internet.proxyUrl,
    ignoreCertificateErrors: true,
    ...(name === 'chromium'
      ? { userDataDir: profileThatGrants(extensionDir) }
      : { extraPrefs: { 'browser.download.folderList': 2, 'browser.download.dir': downloads } }),
  });
  const control = await openControl(browser);
  const ownPage = await browser.openExtensionPage('popup.html?tab=0');
  let opened: PageHandle[] = [];
  const popup = async (tabId: number) => {
    const shown = await openPopup(browser, tabId, downloads);
    opened.push(shown.page);
    return shown;
  };
  const withdraw = () =>
    ownPage.evaluate(async () => {
      const api = globalThis.browser ?? globalThis.chrome;
      const { origins = [] } = await api.permissions.getAll();
      if (origins.length > 0) await api.permissions.remove({ origins });
    });

  const vendors = await popup(0);
  await vendors.importVendors(fileURLToPath(DEMO_VENDORS_FILE));
  await vendors.page.waitForFunction(() => document.body.textContent?.includes('Imported 3 vendors'));

  return {
    browser,
    internet,
    control,
    popup,
    openTab: async (url) => {
      const tab = await control.openTab();
      opened.push(tab.page);
      await tab.page.goto(url);
      return tab;
    },
    pressToolbarButton: async (url) => {
      if (name === 'chromium') {
        const popup = await pressChromiumButton(browser, url);
        // It opens small and takes its size from what it shows.
        const isDrawn = async () => Number(await popup.evaluate('document.body.clientWidth')) > 300;
        await pollUntil(isDrawn, 5_000, 'the popup’s size');
        return { popup, widthPx: Number(await popup.evaluate('document.body.clientWidth')) };
      }
      const firefox = browser.raw as Firefox;
      await pressFirefoxButton(firefox);
      try {
        return { popup: null, widthPx: (await firefoxPopupSize(firefox)).width };
      } finally {
        // Pressed once more while it is open the button would close it.
        await closeFirefoxPopup(firefox);
      }
    },
    registered: () =>
      ownPage.evaluate(async () => {
        const api = globalThis.browser ?? globalThis.chrome;
        return (await api.scripting.getRegisteredContentScripts()).map(({ id }) => id).sort();
      }),
    withdraw,
    reset: async () => {
      for (const page of opened) await page.close().catch(() => undefined);
      opened = [];
      await withdraw();
    },
    close: async () => {
      await browser.close();
      await internet.close();
    },
  };
}
