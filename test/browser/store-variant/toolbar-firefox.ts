import type { Browser } from 'puppeteer-core';
import * as z from 'zod';
import { runInFirefoxWindow } from '../../../src/cli/browsers/firefox-chrome-scope.ts';
import { FIREFOX_EXTENSION_ID } from '../../../src/cli/browsers/firefox-prefs.ts';
import { pollUntil } from '../../../src/cli/browsers/poll.ts';

const popupSchema = z.object({ width: z.number(), height: z.number(), picture: z.string() });
export type ShownPopup = z.infer<typeof popupSchema>;

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
        // Its page loads after the panel has opened; before that there is nothing to take a picture of.
        `() => {
          const popup = document.querySelector('${POPUP}');
          const isOpen = popup?.closest('panel').state === 'open';
          return isOpen && popup.getBoundingClientRect().width > 0 && popup.browsingContext?.currentURI.schemeIs('moz-extension');
        }`,
      ),
    5_000,
    'the popup of the toolbar button',
  );
}

/** Its size in CSS pixels and its picture, a PNG data URL: no driver reaches into Firefox's real popup. */
export async function firefoxPopup(browser: Browser, scale = 1): Promise<ShownPopup> {
  const shown = await runInFirefoxWindow(
    browser,
    `async () => {
      const popup = document.querySelector('${POPUP}');
      const { width, height } = popup.getBoundingClientRect();
      const bitmap = await popup.browsingContext.currentWindowGlobal.drawSnapshot(null, ${scale}, 'white');
      const canvas = document.createElementNS('http://www.w3.org/1999/xhtml', 'canvas');
      canvas.width = bitmap.width;
      canvas.height = bitmap.height;
      canvas.getContext('2d').drawImage(bitmap, 0, 0);
      return JSON.stringify({ width, height, picture: canvas.toDataURL() });
    }`,
  );
  return popupSchema.parse(JSON.parse(String(shown)));
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
