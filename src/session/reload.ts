import { browser } from '../platform/browser.ts';

/**
 * Loads the tab's page again without ever sending a form again: asking for the address is a GET. An address with
 * a fragment would only scroll, so that page is reloaded, for which the browser itself asks before it repeats a POST.
 */
export async function loadAgain(tabId: number, url: string): Promise<void> {
  if (url.includes('#')) await browser.tabs.reload(tabId);
  else await browser.tabs.update(tabId, { url });
}
