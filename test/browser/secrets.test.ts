import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import demoVendors from '../../demo/vendors.json' with { type: 'json' };
import type { PageHandle } from '../../src/cli/browsers/browser.ts';
import { launchBrowser } from '../../src/cli/browsers/launch.ts';
import { openControl } from '../../src/cli/control.ts';
import { renderReportHtml } from '../../src/report/render-html.tsx';
import { startInternet } from '../internet/internet.ts';
import {
  accountPage,
  formsOf,
  loginPath,
  overtalkScript,
  parleyScript,
  secrets,
} from '../pages/secrets/secrets.ts';

/** A logged-in page full of secrets leaves none in the database, the reports or the popup. */

const routes = {
  'shop.example': { '/*': { headers: { 'content-type': 'text/html' }, body: accountPage } },
  'cdn.parley.example': { '/parley.js': { body: parleyScript } },
  'cdn.overtalk.example': { '/tag.js': { body: overtalkScript } },
  'api.parley.example': { '/*': { status: 204, headers: { 'access-control-allow-origin': '*' }, body: '' } },
};

/** Every byte that the extension keeps: all databases and both storage areas, as text. */
function dumpStorage(page: PageHandle): Promise<string> {
  return page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const kept: unknown[] = [];
    for (const { name } of await indexedDB.databases()) {
      const database = await done(indexedDB.open(name ?? ''));
      for (const store of database.objectStoreNames) {
        const objects = database.transaction(store).objectStore(store);
        kept.push(name, store, await done(objects.getAll()), await done(objects.getAllKeys()));
      }
    }
    const { storage } = globalThis.browser ?? globalThis.chrome;
    kept.push(await storage.local.get(null), await storage.session.get(null));
    return JSON.stringify(kept);
  }, undefined);
}

function leaks(text: string): string[] {
  return Object.entries(secrets).flatMap(([kind, secret]) =>
    formsOf(secret).some((form) => text.includes(form)) ? [kind] : [],
  );
}

test.each(['chromium', 'firefox'] as const)('keeps none of twenty kinds of secret in %s', async (browser) => {
  const internet = await startInternet(routes);
  const handle = await launchBrowser({
    browser,
    extensionDir: `dist/${browser}-granted`,
    proxyUrl: internet.proxyUrl,
    ignoreCertificateErrors: true,
  });
  try {
    const control = await openControl(handle);
    await control.setVendors(demoVendors as Parameters<typeof control.setVendors>[0]);
    const { page, tabId } = await control.openTab();
    const auditId = await control.start(tabId, []);
    await page.goto(`https://shop.example${loginPath}`);
    await delay(3_000);
    const popup = await handle.openExtensionPage(`popup.html?tab=${tabId}`);
    await delay(1_500);
    const popupText = await popup.evaluate(() => document.documentElement.outerHTML, undefined);
    await control.stop(auditId);
    const report = await control.report(auditId);
    const stored = await dumpStorage(popup);

    // The secrets were there to be leaked, and the acts among them were seen.
    expect(leaks(JSON.stringify(internet.requests)).length).toBeGreaterThan(10);
    expect(report.findings.map(({ detector }) => detector)).toEqual(
      expect.arrayContaining([
        ...['removed-widget', 'foreign-request', 'overwritten-api'],
        ...['foreign-write', 'matching-identifiers', 'sent-value'],
      ]),
    );
    expect(popupText).toContain('Parley');
    expect(stored).toContain('parley-launcher');
    expect(stored).toMatch(/"place":"header","name":"authorization","length":\d+/);
    expect({
      stored: leaks(stored),
      json: leaks(JSON.stringify(report)),
      html: leaks(renderReportHtml(report)),
      popup: leaks(popupText),
    }).toEqual({ stored: [], json: [], html: [], popup: [] });
  } finally {
    await handle.close();
    await internet.close();
  }
});
