import { rmSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEMO_VENDORS_FILE } from '../../demo/expected.ts';
import type { Report } from '../../src/model/report.ts';
import { type FromUi, uiStateSchema } from '../../src/model/ui-message.ts';
import { faultRoutes, removal } from '../pages/faults/routes.ts';
import { type Auditor, openAuditor } from './audit.ts';
import { writeBlockingExtension } from './blocking-extension.ts';

/** Whatever goes wrong, by accident or on purpose: a true record or an honest gap, nobody named without ground. */

const named = (report: Report) =>
  report.findings.map(({ detector, verdict, actor: { scriptUrl, line } }) => ({
    detector,
    verdict,
    scriptUrl,
    line,
  }));
const parleyOf = ({ widgets }: Report) => widgets.find(({ vendor }) => vendor === 'parley');
const causesOf = (report: Report) =>
  parleyOf(report)
    ?.causes.filter(({ state }) => state === 'established')
    .map(({ id }) => id);
const reachedBy = (report: Report) =>
  parleyOf(report)
    ?.ladder.filter(({ state }) => state === 'reached')
    .map(({ step }) => step);
/** Findings that fail, and those that name somebody other than the site. */
const accusations = (report: Report) =>
  report.findings.filter(
    ({ verdict, actor }) => verdict === 'fail' || !['site', 'unknown', 'library'].includes(actor.party),
  );

describe.each(['chromium', 'firefox'] as const)('%s', (browser) => {
  let auditor: Auditor;
  beforeAll(async () => {
    auditor = await openAuditor({ browser, routes: faultRoutes, vendors: DEMO_VENDORS_FILE });
  });
  afterAll(() => auditor?.close());

  const audit = (path: string) => auditor.audit({ url: `https://shop.example${path}`, seconds: 2.5 });

  describe('ordinary causes', () => {
    test('the page’s policy forbids the loader', async () => {
      const report = await audit('/policy');
      expect(causesOf(report)).toEqual(['csp']);
      expect(parleyOf(report)?.verdict).toBe('explained');
      expect(reachedBy(report)).toEqual(['tag']);
      expect(accusations(report)).toEqual([]);
    });

    test('the site’s own stylesheet hides the button', async () => {
      const report = await audit('/css');
      expect(causesOf(report)).toEqual(['hidden-by-site']);
      expect(parleyOf(report)?.verdict).toBe('explained');
      expect(accusations(report)).toEqual([]);
    });

    test('the site’s router replaces the body', async () => {
      const report = await audit('/replaced');
      expect(causesOf(report)).toEqual(['page-replacement']);
      expect(parleyOf(report)?.verdict).toBe('explained');
      expect(accusations(report)).toEqual([]);
    });
  });

  test('a page of the browser’s own is unsupported, and a start on it is refused', async () => {
    const { page, tabId } = await auditor.control.openTab();
    // In Firefox the tab changes its process, and the navigation's promise never settles.
    page.goto(browser === 'chromium' ? 'chrome://version' : 'about:addons').catch(() => undefined);
    await delay(1_000);
    const popup = await auditor.browser.openExtensionPage('popup.html?tab=0');
    const ask = async (message: FromUi) => {
      const answer = await popup.evaluate(async (sent): Promise<string> => {
        return JSON.stringify(await (globalThis.browser ?? globalThis.chrome).runtime.sendMessage(sent));
      }, message);
      return uiStateSchema.parse(JSON.parse(answer));
    };
    const seen = await ask({ type: 'first-look', tabId });
    expect(seen).toMatchObject({ supported: false, audit: null, error: null });
    const refused = await ask({ type: 'start', tabId, how: 'reload', origins: ['<all_urls>'], protect: [] });
    expect(refused.error).toMatch(/^The browser lets no extension record this page\. /);
    expect(refused.audit).toBeNull();
    await popup.close();
    await page.close();
  });

  test('a tab that is closed in the middle: what was recorded stays, the gap is said', async () => {
    const { page, tabId } = await auditor.control.openTab();
    const auditId = await auditor.control.start(tabId, []);
    await page.goto('https://shop.example/acted');
    await delay(2_500);
    await page.close();
    await delay(500);
    const report = await auditor.control.report(auditId);
    expect(named(report)).toEqual([{ detector: 'removed-widget', verdict: 'fail', ...removal }]);
    expect(report.audit.endedAt).not.toBeNull();
    expect(report.audit.gaps.map(({ reason }) => reason)).toEqual(['tab-closed']);
  });

  test.runIf(browser === 'chromium')(
    'a tab that crashes: what was recorded stays, the gap is said',
    async () => {
      const { page, tabId } = await auditor.control.openTab();
      const auditId = await auditor.control.start(tabId, []);
      await page.goto('https://shop.example/acted');
      await delay(2_500);
      page.goto('chrome://crash').catch(() => undefined);
      await delay(1_000);
      await auditor.control.stop(auditId);
      const report = await auditor.control.report(auditId);
      expect(named(report)).toEqual([{ detector: 'removed-widget', verdict: 'fail', ...removal }]);
      expect(report.audit.gaps.map(({ reason }) => reason)).toEqual(['tab-closed']);
      await page.close();
    },
  );
});

test.each(['chromium', 'firefox'] as const)(
  'another extension blocks the loader in %s: explained, nobody named, nothing that fails',
  async (browser) => {
    const folder = writeBlockingExtension('cdn.parley.example');
    const auditor = await openAuditor({
      browser,
      routes: faultRoutes,
      vendors: DEMO_VENDORS_FILE,
      otherExtensionDirs: [folder],
    });
    try {
      const report = await auditor.audit({ url: 'https://shop.example/loader', seconds: 2.5 });
      expect(reachedBy(report)).toEqual(['tag']);
      expect(causesOf(report)).toEqual(['content-blocker']);
      expect(parleyOf(report)?.verdict).toBe('explained');
      expect(accusations(report)).toEqual([]);
    } finally {
      await auditor.close();
      rmSync(folder, { recursive: true });
    }
  },
);
