import { browser } from '../platform/browser.ts';

const allSites = ['<all_urls>', '*://*/*'];
/** Pages on which the browsers let no extension run. */
const closedHosts = /^(?:chromewebstore\.google\.com|addons\.mozilla\.org|microsoftedge\.microsoft\.com)$/;

/** Host patterns that the browser grants at this moment. */
export async function heldOrigins(): Promise<string[]> {
  return (await browser.permissions.getAll()).origins ?? [];
}

export function coversAllSites(origins: readonly string[]): boolean {
  return origins.some((origin) => allSites.includes(origin));
}

/** Whether recording is possible on `url` now. Rejects for no reason; a page without host is never allowed. */
export async function mayRecord(url: string): Promise<boolean> {
  if (!isOpenPage(url)) return false;
  return browser.permissions.contains({ origins: [`${new URL(url).origin}/*`] });
}

/** Whether the browser lets extensions look at such a page at all. */
export function isOpenPage(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  return /^https?:$/.test(protocol) && !closedHosts.test(hostname);
}
