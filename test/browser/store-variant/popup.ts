import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Page as ChromiumPage } from 'playwright-core';
import type { ElementHandle, Browser as Firefox, Page as FirefoxPage } from 'puppeteer-core';
import type { BrowserHandle, PageHandle } from '../../../src/cli/browsers/browser.ts';
import { pollUntil } from '../../../src/cli/browsers/poll.ts';
import { answerFirefoxPrompt } from './toolbar-firefox.ts';

/** The real popup page, in a tab of its own and turned to another tab, with what a person does in it. */
export interface Popup {
  page: PageHandle;
  /** What a person reads in it. */
  text(): Promise<string>;
  /** Polls until the words stand in it. */
  shows(words: string): Promise<void>;
  /** Real click on the button with this name. */
  press(button: string): Promise<void>;
  /** Presses a button that asks for permission, and answers. */
  pressAnd(answer: 'allow' | 'refuse', button: string): Promise<void>;
  importVendors(path: string): Promise<void>;
  /** Presses an export button and gives the downloaded file's path. */
  download(button: string): Promise<string>;
}

export async function openPopup(browser: BrowserHandle, tabId: number, downloads: string): Promise<Popup> {
  const page = await browser.openExtensionPage(`popup.html?tab=${tabId}`);
  const isFirefox = browser.name === 'firefox';
  // biome-ignore lint/performance/useDomNodeTextContent: closed parts are not read
  const text = () => page.evaluate(() => document.body.innerText);
  const press = async (button: string) => {
    await page.bringToFront();
    const path = `//button[normalize-space()="${button}"]`;
    const click = () => page.click(isFirefox ? `xpath/${path}` : `xpath=${path}`);
    // Puppeteer gives up when the view is just being replaced by the next one.
    await pollUntil(() => click().then(() => true), 10_000, `the button ${button}`);
  };

  return {
    page,
    text,
    press,
    shows: async (words) => {
      const seen = async () => (await text()).includes(words);
      await pollUntil(seen, 15_000, `“${words}” in the popup`).catch(async (error) => {
        throw new Error(`The popup says: ${await text()}`, { cause: error });
      });
    },
    pressAnd: async (answer, button) => {
      if (!isFirefox && answer === 'refuse') await refuseOnce(page);
      await press(button);
      if (isFirefox) await answerFirefoxPrompt(browser.raw as Firefox, answer);
    },
    importVendors: async (path) => {
      if (!isFirefox) return (page.raw as ChromiumPage).setInputFiles('input[type=file]', path);
      const input = await (page.raw as FirefoxPage).$('input[type=file]');
      if (!input) throw new Error('The popup has no file input');
      await (input as ElementHandle<HTMLInputElement>).uploadFile(path);
    },
    download: async (button) => {
      if (isFirefox) return newFileIn(downloads, () => press(button));
      const started = (page.raw as ChromiumPage).waitForEvent('download');
      await press(button);
      const download = await started;
      const path = join(downloads, download.suggestedFilename());
      await download.saveAs(path);
      return path;
    },
  };
}

/** Stands in for the person's No in Chromium's prompt, once; see profileThatGrants for why it cannot be pressed. */
async function refuseOnce(page: PageHandle): Promise<void> {
  await page.evaluate(() => {
    const { permissions } = chrome;
    const real = permissions.request;
    permissions.request = ((_wanted: unknown, answer?: (granted: boolean) => void) => {
      permissions.request = real;
      answer?.(false);
      return Promise.resolve(false);
    }) as typeof real;
  });
}

/** Firefox keeps the name with an empty file at first. */
async function newFileIn(folder: string, act: () => Promise<void>): Promise<string> {
  const before = readdirSync(folder);
  await act();
  const arrived = async () =>
    readdirSync(folder).find((name) => !before.includes(name) && statSync(join(folder, name)).size > 0) ?? '';
  const isWhole = async () => !(await arrived()).endsWith('.part') && arrived();
  return join(folder, String(await pollUntil(isWhole, 15_000, 'the downloaded file')));
}
