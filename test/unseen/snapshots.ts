import type { BrowserName, PageHandle } from '../../src/cli/browsers/browser.ts';
import { inBoth, type Looks } from './both.ts';
import { unseenPages, unseenRoutes } from './pages.ts';

/** What a page notes of itself: path → what is there. */
export type Snapshot = Record<string, string>;

/** The snapshot of each page in a browser without our extension and in one where it audits the page. */
export const takeSnapshots = (browser: BrowserName): Promise<Looks<Snapshot>[]> =>
  inBoth({ browser, routes: unseenRoutes, urls: unseenPages.map(({ url }) => url), look: takeSnapshot });

type UnseenWindow = { unseen: { snapshot(vendor: string | null): Promise<string> } };

async function takeSnapshot(page: PageHandle, url: string): Promise<Snapshot> {
  const vendor = unseenPages.find((unseen) => unseen.url === url)?.vendor ?? null;
  await page.click('button');
  const json = await page.evaluate(
    (name) => (globalThis as unknown as UnseenWindow).unseen.snapshot(name),
    vendor,
  );
  return JSON.parse(json) as Snapshot;
}
