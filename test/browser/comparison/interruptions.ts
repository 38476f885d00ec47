import { setTimeout as delay } from 'node:timers/promises';
import type { BrowserContext, Page as ChromiumPage } from 'playwright-core';
import type { Browser, Page as FirefoxPage } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { DEMO_VENDORS_FILE } from '../../../demo/expected.ts';
import type { BrowserHandle, BrowserName, PageHandle } from '../../../src/cli/browsers/browser.ts';
import { runInFirefoxWindow } from '../../../src/cli/browsers/firefox-chrome-scope.ts';
import { FIREFOX_EXTENSION_ID } from '../../../src/cli/browsers/firefox-prefs.ts';
import { pollUntil } from '../../../src/cli/browsers/poll.ts';
import { comparisonPort } from '../../../src/model/ui-message.ts';
import { keepComparison } from '../../../src/ui/app/keep-comparison.ts';
import { ACTOR, PLAIN_URL, shop } from '../../pages/comparison-engine/shop.ts';
import { type Auditor, openAuditor } from '../audit.ts';
import { courseOf } from './course.ts';

/** Whatever comes in the middle of a comparison: five seconds later nothing is blocked, and the record says how it ended. */

const FIVE_SECONDS_MS = 5_000;
type Under = { page: PageHandle; tabId: number; auditId: string; asking: PageHandle };

type DeveloperPrivate = { updateProfileConfiguration(change: { inDeveloperMode: boolean }): Promise<void> };

/** Chromium keeps an unpacked extension off after a reload unless the developer mode is on. */
async function allowReload(browser: BrowserHandle): Promise<void> {
  const settings = await (browser.raw as BrowserContext).newPage();
  await settings.goto('chrome://extensions');
  await settings.evaluate(async () => {
    const { developerPrivate } = chrome as unknown as { developerPrivate: DeveloperPrivate };
    await developerPrivate.updateProfileConfiguration({ inDeveloperMode: true });
  });
  await settings.close();
}

/** The page's process ends under it, without any navigation. */
async function crash({ raw }: PageHandle, browser: BrowserName): Promise<void> {
  if (browser === 'firefox') {
    (raw as FirefoxPage).goto('about:crashcontent').catch(() => undefined);
    return;
  }
  const session = await (raw as ChromiumPage).context().newCDPSession(raw as ChromiumPage);
  session.send('Page.crash').catch(() => undefined);
}

/** The last one takes the pages of the extension with it. */
export type Interruption =
  | 'the background is killed'
  | 'the page that asked for it is closed'
  | 'the tab goes to another page'
  | 'the tab crashes'
  | 'the tab is closed'
  | 'the person cancels'
  | 'the extension is reloaded';

/** Interrupts comparisons that block something, in every way or in those named. */
export function testInterruptions(only?: readonly Interruption[]): void {
  describe.each(['chromium', 'firefox'] as const)('%s', (browser) => {
    const interruption = (name: Interruption, run: () => Promise<void>) => {
      if (only === undefined || only.includes(name)) test(name, run, 120_000);
    };

    let auditor: Auditor;
    beforeAll(async () => {
      auditor = await openAuditor({ browser, routes: shop, vendors: DEMO_VENDORS_FILE });
    });
    let last: Under | null = null;
    afterEach(async () => {
      if (!last) return;
      // Some tests close one of the two, and the reload takes the pages of the extension with it.
      await auditor.control.stop(last.auditId).catch(() => undefined);
      await Promise.allSettled([last.page.close(), last.asking.close()]);
    });
    afterAll(() => auditor?.close());

    const openOurs = () => auditor.browser.openExtensionPage('panel.html?tab=0');
    const rulesSeenBy = (ours: PageHandle) =>
      ours.evaluate(async (): Promise<number> => {
        const { declarativeNetRequest } = globalThis.browser ?? globalThis.chrome;
        return (await declarativeNetRequest.getSessionRules()).length;
      });

    /** A comparison that is blocking at this moment, asked for from a page of ours of its own. */
    const inTheMiddle = async (): Promise<Under> => {
      const { page, tabId } = await auditor.control.openTab();
      const auditId = await auditor.control.start(tabId, []);
      await page.goto(PLAIN_URL);
      await delay(1_500);
      const asking = await openOurs();
      const message = {
        type: 'compare',
        tabId,
        vendor: 'parley',
        blocked: ACTOR,
        loadsPerArm: 20,
        settleMs: 3_000,
      } as const;
      const begun = JSON.parse(await asking.evaluate(keepComparison, { message, port: comparisonPort }));
      expect(begun.error).toBeNull();
      await pollUntil(async () => (await rulesSeenBy(asking)) === 1, 60_000, 'a blocking rule');
      // Into the middle of the load.
      await delay(1_000);
      expect(await rulesSeenBy(asking)).toBe(1);
      last = { page, tabId, auditId, asking };
      return last;
    };

    /** Nothing is left: no rule, and the actor's script is loaded where it was blocked. */
    const expectNothingLeft = async (ours: PageHandle, page: PageHandle) => {
      expect(await rulesSeenBy(ours)).toBe(0);
      const beforeCount = auditor.internet.requests.length;
      await page.goto(`${PLAIN_URL}?sentinel`);
      const asked = () =>
        auditor.internet.requests.slice(beforeCount).some(({ host, path }) => ACTOR.endsWith(host + path));
      // It may be kept for an hour; then the page has run it all the same.
      const acted = () => page.evaluate(() => '__acts' in window);
      await pollUntil(async () => asked() || (await acted()), 5_000, 'the actor’s script');
    };
    const endOf = async (ours: PageHandle, auditId: string) => (await courseOf(ours, auditId)).at(-1)?.course;

    interruption('the background is killed', async () => {
      const { page, auditId, asking } = await inTheMiddle();
      await auditor.browser.killBackground();
      await delay(FIVE_SECONDS_MS);
      await expectNothingLeft(asking, page);
      expect(await endOf(asking, auditId)).toMatchObject({ event: 'ended', how: 'interrupted' });
    });

    interruption('the page that asked for it is closed', async () => {
      const { page, auditId, asking } = await inTheMiddle();
      await asking.close();
      await delay(FIVE_SECONDS_MS);
      const ours = await openOurs();
      await expectNothingLeft(ours, page);
      expect(await endOf(ours, auditId)).toMatchObject({ event: 'ended', how: 'cancelled' });
      await ours.close();
    });

    interruption('the tab goes to another page', async () => {
      const { page, auditId, asking } = await inTheMiddle();
      await page.goto(`${PLAIN_URL}elsewhere`);
      await delay(FIVE_SECONDS_MS);
      expect(await page.url()).toBe(`${PLAIN_URL}elsewhere`);
      await expectNothingLeft(asking, page);
      expect(await endOf(asking, auditId)).toMatchObject({ event: 'ended', how: 'interrupted' });
    });

    interruption('the tab crashes', async () => {
      const { page, auditId, asking } = await inTheMiddle();
      await crash(page, browser);
      await delay(FIVE_SECONDS_MS);
      expect(await rulesSeenBy(asking)).toBe(0);
      expect(await endOf(asking, auditId)).toEqual({
        event: 'ended',
        how: 'interrupted',
        detail: 'The page did not answer any more.',
      });
      await auditor.control.stop(auditId);
      await page.close().catch(() => undefined);
      const { page: fresh } = await auditor.control.openTab();
      await expectNothingLeft(asking, fresh);
      await fresh.close();
    });

    interruption('the tab is closed', async () => {
      const { page, auditId, asking } = await inTheMiddle();
      await page.close();
      await delay(FIVE_SECONDS_MS);
      expect(await rulesSeenBy(asking)).toBe(0);
      expect(await endOf(asking, auditId)).toMatchObject({
        event: 'ended',
        how: 'interrupted',
        detail: 'The tab was closed.',
      });
    });

    interruption('the person cancels', async () => {
      const { page, tabId, auditId, asking } = await inTheMiddle();
      await auditor.control.cancelComparison(tabId);
      await expectNothingLeft(asking, page);
      expect(await endOf(asking, auditId)).toMatchObject({ event: 'ended', how: 'cancelled' });
    });

    interruption('the extension is reloaded', async () => {
      const { page, auditId, asking } = await inTheMiddle();
      if (browser === 'chromium') {
        await allowReload(auditor.browser);
        await asking.evaluate(() => void setTimeout(() => chrome.runtime.reload()));
      } else {
        await runInFirefoxWindow(
          auditor.browser.raw as Browser,
          `async () => {
          const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
          const addon = await AddonManager.getAddonByID(${JSON.stringify(FIREFOX_EXTENSION_ID)});
          await addon.reload();
        }`,
        );
      }
      await delay(FIVE_SECONDS_MS);
      const ours = await openOurs();
      await expectNothingLeft(ours, page);
      expect(await endOf(ours, auditId)).toMatchObject({ event: 'ended', how: 'interrupted' });
    });
  });
}
