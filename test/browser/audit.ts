import { existsSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { BrowserHandle, BrowserName, PageHandle } from '../../src/cli/browsers/browser.ts';
import { launchBrowser } from '../../src/cli/browsers/launch.ts';
import { type Control, openControl } from '../../src/cli/control.ts';
import { readVendorFile } from '../../src/cli/vendors.ts';
import type { Report } from '../../src/model/report.ts';
import { plainVendor } from '../../src/vendors/user.ts';
import { type Internet, startInternet } from '../internet/internet.ts';
import type { Routes } from '../internet/routes.ts';

export interface AuditorOptions {
  browser: BrowserName;
  routes: Routes;
  /** The vendor file. */
  vendors: URL;
  otherExtensionDirs?: string[];
}

export interface PageAudit {
  url: string;
  /** Recorded after the page has loaded and `during` has ended. */
  seconds: number;
  /** What the visitor does; its page has loaded. */
  during?: (page: PageHandle) => Promise<unknown>;
}

/** One browser with the granted extension on a fixture internet of its own: many audits, one launch. */
export interface Auditor {
  browser: BrowserHandle;
  control: Control;
  internet: Internet;
  /** Errors that nobody caught in the page of the last audit. */
  pageErrors: string[];
  audit(page: PageAudit): Promise<Report>;
  close(): Promise<void>;
}

/** Both drivers give their page so. */
type TellsErrors = { on(event: 'pageerror', listener: (error: Error) => void): void };

/** Starts the browser with the built, granted extension. Throws when there is no build. */
export async function openAuditor({
  browser: name,
  routes,
  vendors,
  otherExtensionDirs = [],
}: AuditorOptions): Promise<Auditor> {
  const extensionDir = fileURLToPath(new URL(`../../dist/${name}-granted`, import.meta.url));
  if (!existsSync(extensionDir)) throw new Error(`There is no dist/${name}-granted: npm run build`);
  const internet = await startInternet(routes);
  const browser = await launchBrowser({
    browser: name,
    extensionDir,
    otherExtensionDirs,
    proxyUrl: internet.proxyUrl,
    ignoreCertificateErrors: true,
  });
  const control = await openControl(browser);
  await control.setVendors(readVendorFile(fileURLToPath(vendors)).map(plainVendor));

  const pageErrors: string[] = [];

  return {
    browser,
    control,
    internet,
    pageErrors,
    async audit({ url, seconds, during }) {
      const { page, tabId } = await control.openTab();
      pageErrors.length = 0;
      (page.raw as TellsErrors).on('pageerror', ({ message }) => pageErrors.push(message));
      const auditId = await control.start(tabId, []);
      await page.goto(url);
      await during?.(page);
      await delay(seconds * 1000);
      await control.stop(auditId);
      await page.close();
      return control.report(auditId);
    },
    async close() {
      await browser.close();
      await internet.close();
    },
  };
}
