import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import demoVendors from '../../demo/vendors.json' with { type: 'json' };
import type { BrowserHandle } from '../../src/cli/browsers/browser.ts';
import { launchBrowser } from '../../src/cli/browsers/launch.ts';
import { openControl } from '../../src/cli/control.ts';
import { type Internet, startInternet } from '../internet/internet.ts';
import { scenarios } from '../pages/scenarios/all.ts';

/** Ways in which a page comes about: each act once, under the right page, with the right actor. */
describe.each(['chromium', 'firefox'] as const)('scenarios in %s', (browser) => {
  const here = scenarios.filter(({ browsers }) => browsers.includes(browser));
  let internet: Internet;
  let shared: BrowserHandle;
  beforeAll(async () => {
    internet = await startInternet();
    shared = await launchBrowser(options());
  });
  afterAll(async () => {
    await shared?.close();
    await internet?.close();
  });

  const options = () => ({
    browser,
    extensionDir: `dist/${browser}-granted`,
    proxyUrl: internet.proxyUrl,
    ignoreCertificateErrors: true,
  });

  test.each(here)('$id', async ({ routes, launch, startUrl, perform, expected }) => {
    internet.replaceRoutes(await routes());
    const handle = launch ? await launch(options()) : shared;
    try {
      const control = await openControl(handle);
      await control.setVendors(demoVendors as Parameters<typeof control.setVendors>[0]);
      const { page, tabId } = await control.openTab();
      const auditId = await control.start(tabId, []);
      await page.goto(startUrl);
      const counted = await perform(page);
      await delay(1_000);
      await control.stop(auditId);
      await page.close();
      const { findings } = await control.report(auditId);

      const found = findings
        .filter(({ verdict }) => verdict === 'fail')
        .map((finding) => ({
          detector: finding.detector,
          pageUrl: finding.evidence.at(-1)?.pageUrl,
          scriptUrl: finding.actor.scriptUrl,
          line: finding.actor.line,
          count: finding.count,
        }));
      expect(counted).toBe(expected.count);
      expect(found).toEqual([expected]);
    } finally {
      if (launch) await handle.close();
    }
  });
});
