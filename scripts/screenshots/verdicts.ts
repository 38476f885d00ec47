import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import type { Page as ChromiumPage } from 'playwright-core';
import type { Page as FirefoxPage } from 'puppeteer-core';
import { DEMO_URL, DEMO_VENDORS_FILE, TWIN_URL } from '../../demo/expected.ts';
import { demoRoutes } from '../../demo/routes.ts';
import type { BrowserName, PageHandle } from '../../src/cli/browsers/browser.ts';
import { pollUntil } from '../../src/cli/browsers/poll.ts';
import type { WidgetReport } from '../../src/model/report.ts';
import { type Auditor, openAuditor } from '../../test/browser/audit.ts';
import { openPopup } from '../../test/browser/store-variant/popup.ts';
import { page as policyPage } from '../../test/pages/causes/csp/page.ts';
import { shopDocument } from '../../test/pages/causes/shop.ts';
import { keep } from './keep.ts';

const popupSize = { width: 420, height: 600 };

/** A Parley that repairs nothing. */
const PLAIN_PARLEY = {
  body: readFileSync(new URL('../../test/pages/shared/parley.js', import.meta.url)),
};

/** A style object that was kept from before: the change is seen, whose it is nobody can tell. */
const UNTOLD = `<script src="https://cdn.parley.example/plain.js"></script><script>
  const wait = setInterval(() => {
    const launcher = document.querySelector('#parley-launcher');
    if (!launcher) return;
    clearInterval(wait);
    const { style } = launcher;
    setTimeout(() => { style.display = 'none'; }, 1500);
  }, 10);
</script>`;

type Shown = { verdict: WidgetReport['verdict']; url: string };
const shown: readonly Shown[] = [
  { verdict: 'healthy', url: TWIN_URL },
  { verdict: 'interfered', url: DEMO_URL },
  { verdict: 'explained', url: 'https://policy.example/' },
  { verdict: 'undetermined', url: 'https://untold.example/' },
];

/** `docs/verdict-VERDICT-BROWSER.png`: the top of the popup for each verdict; then a comparison, before and after. */
export async function shootVerdicts(browser: BrowserName): Promise<void> {
  const auditor = await openAuditor({
    browser,
    vendors: DEMO_VENDORS_FILE,
    routes: {
      ...demoRoutes,
      'policy.example': (await policyPage.routes(null))['shop.example'] ?? {},
      'cdn.parley.example': { ...demoRoutes['cdn.parley.example'], '/plain.js': PLAIN_PARLEY },
      'untold.example': { '/': shopDocument({ body: UNTOLD }) },
    },
  });
  try {
    for (const one of shown) await shootVerdict(auditor, one);
    await shootComparison(auditor);
  } finally {
    await auditor.close();
  }
}

async function shootVerdict(auditor: Auditor, { verdict, url }: Shown): Promise<void> {
  const { page, tabId } = await auditor.control.openTab();
  const auditId = await auditor.control.start(tabId, []);
  await page.goto(url);
  await delay(5_500);
  await auditor.control.stop(auditId);
  const { widgets } = await auditor.control.report(auditId);
  const told = widgets.find(({ vendor }) => vendor === 'parley');
  if (told?.verdict !== verdict) throw new Error(`${url} is ${told?.verdict}, not ${verdict}`);
  const popup = await openPopup(auditor.browser, tabId, '');
  await popup.page.setViewport(popupSize);
  await popup.shows('Export HTML');
  await shoot(auditor, popup.page, `verdict-${verdict}`, 0);
  await popup.page.close();
  await page.close();
}

async function shootComparison(auditor: Auditor): Promise<void> {
  const { page, tabId } = await auditor.control.openTab();
  const auditId = await auditor.control.start(tabId, []);
  await page.goto(DEMO_URL);
  await delay(5_500);
  await auditor.control.stop(auditId);
  const popup = await openPopup(auditor.browser, tabId, '');
  await popup.page.setViewport(popupSize);
  await popup.shows('Export HTML');
  await popup.page.click('.finding > summary');
  await popup.press('Compare with and without');
  await popup.press('Load the page 22 times');
  await popup.shows('of 20 page loads made');
  await page.bringToFront();
  const ended = async () =>
    (await auditor.control.state(tabId)).report?.comparisons[0]?.state === 'completed';
  await pollUntil(ended, 240_000, 'the end of the comparison');
  await popup.page.bringToFront();
  await popup.shows('The comparison has ended.');
  const top = await popup.page.evaluate(() => {
    const figure = document.querySelector('.comparison');
    return figure ? figure.getBoundingClientRect().top + scrollY - 12 : 0;
  });
  await shoot(auditor, popup.page, 'comparison', top);
  await popup.page.close();
  await page.close();
}

async function shoot({ browser }: Auditor, page: PageHandle, name: string, top: number): Promise<void> {
  await page.bringToFront();
  const clip = { x: 0, y: Math.round(top), ...popupSize };
  const picture =
    browser.name === 'chromium'
      ? await (page.raw as ChromiumPage).screenshot({ fullPage: true, clip })
      : await (page.raw as FirefoxPage).screenshot({ captureBeyondViewport: true, clip });
  await keep(`${name}-${browser.name}`, Buffer.from(picture));
}
