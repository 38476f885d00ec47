import type { Browser } from 'puppeteer-core';
import * as z from 'zod';
import { runInFirefoxWindow } from '../../../src/cli/browsers/firefox-chrome-scope.ts';
import { FIREFOX_EXTENSION_ID } from '../../../src/cli/browsers/firefox-prefs.ts';
import { pollUntil } from '../../../src/cli/browsers/poll.ts';

const sizeSchema = z.object({ width: z.number(), height: z.number() });

/**
 * Presses the toolbar button over the selected tab: `triggerAction` is what Firefox itself runs for the button and
 * for its keyboard shortcut, so activeTab is granted and the popup opens as for a person.
 */
export async function pressFirefoxButton(browser: Browser): Promise<void> {
  await runInFirefoxWindow(
    browser,
    `async () => {
      const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
      const { extension } = WebExtensionPolicy.getByID(${JSON.stringify(FIREFOX_EXTENSION_ID)});
      await ExtensionParent.apiManager.global.browserActionFor(extension).triggerAction(window);
    }`,
  );
  await pollUntil(
    () =>
      runInFirefoxWindow(
        browser,
        // Its page loads after the panel has opened.
        `() => {
          const popup = document.querySelector('${POPUP}');
          if (popup?.closest('panel').state !== 'open' || popup.getBoundingClientRect().width === 0) return false;
          const { currentURI, webProgress } = popup.browsingContext ?? {};
          return currentURI?.schemeIs('moz-extension') && !webProgress.isLoadingDocument;
        }`,
      ),
    5_000,
    'the popup of the toolbar button',
  );
}

/** In CSS pixels. */
export async function firefoxPopupSize(browser: Browser): Promise<z.infer<typeof sizeSchema>> {
  const size = await runInFirefoxWindow(
    browser,
    `() => {
      const { width, height } = document.querySelector('${POPUP}').getBoundingClientRect();
      return JSON.stringify({ width, height });
    }`,
  );
  return sizeSchema.parse(JSON.parse(String(size)));
}

/**
 * A PNG data URL: no driver reaches into Firefox's real popup. Throws `NS_ERROR_LOSS_OF_SIGNIFICANT_DATA` while the
 * popup's page has painted nothing yet.
 */
export async function firefoxPopupPicture(browser: Browser, scale: number): Promise<string> {
  const picture = await runInFirefoxWindow(
    browser,
    `async () => {
      const popup = document.querySelector('${POPUP}');
      const bitmap = await popup.browsingContext.currentWindowGlobal.drawSnapshot(null, ${scale}, 'white');
      const canvas = document.createElementNS('http://www.w3.org/1999/xhtml', 'canvas');
      canvas.width = bitmap.width;
      canvas.height = bitmap.height;
      canvas.getContext('2d').drawImage(bitmap, 0, 0);
      return canvas.toDataURL();
    }`,
  );
  return String(picture);
}

export async function closeFirefoxPopup(browser: Browser): Promise<void> {
  await runInFirefoxWindow(
    browser,
    `() => { document.querySelector('${POPUP}')?.closest('panel').hidePopup() }`,
  );
}

/** Presses a button of Firefox's own permission prompt, once it is there. */
export async function answerFirefoxPrompt(browser: Browser, answer: 'allow' | 'refuse'): Promise<void> {
  const button = answer === 'allow' ? 'button' : 'secondaryButton';
  // A click within the prompt's first half second is ignored, against one that was meant for the page.
  const press = `() => {
    const prompt = PopupNotifications.panel.firstElementChild;
    const isOpen = PopupNotifications.panel.state === 'open' && prompt?.id === '${PROMPT}';
    if (isOpen) prompt.${button}.click();
    return isOpen && !PopupNotifications.panel.firstElementChild;
  }`;
  await pollUntil(() => runInFirefoxWindow(browser, press), 10_000, 'the permission prompt');
}

const PROMPT = 'addon-webext-permissions-notification';
const POPUP = '.webextension-popup-browser';
