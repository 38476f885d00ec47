import { DEMO_VENDORS_FILE } from '../../demo/expected.ts';
import type { BrowserName, PageHandle } from '../../src/cli/browsers/browser.ts';
import { launchBrowser } from '../../src/cli/browsers/launch.ts';
import { openAuditor } from '../browser/audit.ts';
import { writeIdleExtension } from '../browser/fixture-extension.ts';
import { startInternet } from '../internet/internet.ts';
import type { Routes } from '../internet/routes.ts';

/** The same pages in a browser without our extension and in one where it audits them. */
export interface Visit<Result> {
  browser: BrowserName;
  routes: Routes;
  urls: string[];
  /** The page has loaded. */
  look(page: PageHandle, url: string): Promise<Result>;
}

export interface Looks<Result> {
  url: string;
  without: Result;
  audited: Result;
}

/** What each page shows without and with the extension. Throws when there is no build. */
export async function inBoth<Result>(visit: Visit<Result>): Promise<Looks<Result>[]> {
  const [without, audited] = await Promise.all([withoutUs(visit), whileAudited(visit)]);
  return visit.urls.map((url, i) => ({ url, without: without[i] as Result, audited: audited[i] as Result }));
}

async function withoutUs<Result>({ browser, routes, urls, look }: Visit<Result>): Promise<Result[]> {
  const internet = await startInternet(routes);
  const handle = await launchBrowser({
    browser,
    extensionDir: writeIdleExtension(),
    proxyUrl: internet.proxyUrl,
    ignoreCertificateErrors: true,
  });
  try {
    const results: Result[] = [];
    for (const url of urls) {
      const page = await handle.newPage();
      await page.goto(url);
      results.push(await look(page, url));
      await page.close();
    }
    return results;
  } finally {
    await handle.close();
    await internet.close();
  }
}

async function whileAudited<Result>({ browser, routes, urls, look }: Visit<Result>): Promise<Result[]> {
  const auditor = await openAuditor({ browser, routes, vendors: DEMO_VENDORS_FILE });
  try {
    const results: Result[] = [];
    for (const url of urls) {
      const during = async (page: PageHandle) => results.push(await look(page, url));
      await auditor.audit({ url, seconds: 0, during });
    }
    return results;
  } finally {
    await auditor.close();
  }
}
