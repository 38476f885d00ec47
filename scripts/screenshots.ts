import { readFile } from 'node:fs/promises';
import type { Page as ChromiumPage } from 'playwright-core';
import type { Browser as Firefox } from 'puppeteer-core';
import { DEMO_URL, demoDetectors } from '../demo/expected.ts';
import type { PageHandle } from '../src/cli/browsers/browser.ts';
import { pollUntil } from '../src/cli/browsers/poll.ts';
import type { Popup } from '../test/browser/store-variant/popup.ts';
import { openStoreVariant, type StoreVariant } from '../test/browser/store-variant/store-variant.ts';
import {
  firefoxPopupPicture,
  firefoxPopupSize,
  pressFirefoxButton,
} from '../test/browser/store-variant/toolbar-firefox.ts';
import { keep } from './screenshots/keep.ts';
import { shootReport } from './screenshots/report.ts';
import { shootVerdicts } from './screenshots/verdicts.ts';

/**
 * `npm run screenshots`: the pictures and printed reports under `docs/`, taken of the built extension on the demo in real
 * browsers. Needs a build. Look at each before it is committed.
 */

/** Pixels of the picture per CSS pixel, for sharp text on today's screens. */
const SCALE = 2;
const MARGIN_PX = 12;
const popupSize = { width: 420, height: 800 };

console.log('Popup, report and print in Chromium');
const chromium = await openStoreVariant('chromium');
try {
  await statesBefore(chromium);
  await audit(chromium);
} finally {
  await chromium.close();
}
console.log('Popup in Firefox');
const firefox = await openStoreVariant('firefox');
try {
  await firefoxAudit(firefox);
} finally {
  await firefox.close();
}
for (const browser of ['chromium', 'firefox'] as const) {
  console.log(`Verdicts and a comparison in ${browser}, which takes some minutes`);
  await shootVerdicts(browser);
}

async function statesBefore(store: StoreVariant): Promise<void> {
  const { page, tabId } = await store.openTab(DEMO_URL);
  await settled(page);
  const popup = await popupAfterPress(store, DEMO_URL, tabId);
  await popup.shows('not recorded');
  await shoot(popup.page, 'popup-first-look', popupSize);
  await popup.pressAnd('refuse', 'Audit this site');
  await popup.shows('Permission was not given');
  await shoot(popup.page, 'popup-no-permission', popupSize);

  const own = await store.openTab('chrome://version/');
  await own.page.bringToFront();
  // In a tab the page would not know that the button was pressed over a page that stays closed to it.
  const { popup: closed } = await store.pressToolbarButton('chrome://version/');
  if (!closed) throw new Error('no popup');
  const says = async () =>
    String(await closed.evaluate('document.body.innerText')).includes('cannot be audited');
  await pollUntil(says, 5_000, 'the popup over a page of the browser');
  await keep('popup-unsupported', Buffer.from(await closed.screenshot(SCALE), 'base64'));
  await store.reset();
}

async function audit(store: StoreVariant): Promise<void> {
  const { page, tabId } = await store.openTab(DEMO_URL);
  await settled(page);
  const popup = await popupAfterPress(store, DEMO_URL, tabId);
  await record(store, popup, page, tabId);
  await shoot(popup.page, 'popup-recording', popupSize);
  await popup.press('Stop');
  await popup.shows('Export HTML');
  await shoot(popup.page, 'popup-light', popupSize);
  await popup.page.emulateDark(true);
  await shoot(popup.page, 'popup-dark', popupSize);
  await popup.page.emulateDark(false);

  const html = await readFile(await popup.download('Export HTML'), 'utf8');
  store.internet.route('reader.example', '/', { headers: { 'content-type': 'text/html' }, body: html });
  await shootReport(page, 'https://reader.example/');

  const finding = '.finding-fail';
  await popup.page.bringToFront();
  await popup.page.click(`${finding} > summary`);
  await shoot(popup.page, 'finding', { width: 420, height: 900 }, finding);
}

async function firefoxAudit(store: StoreVariant): Promise<void> {
  const { page, tabId } = await store.openTab(DEMO_URL);
  const popup = await store.popup(tabId);
  await record(store, popup, page, tabId);
  await popup.press('Stop');
  await popup.shows('Export HTML');
  await page.bringToFront();
  const browser = store.browser.raw as Firefox;
  await pressFirefoxButton(browser);
  // It opens small and grows with what it shows.
  const isWhole = async () => (await firefoxPopupSize(browser)).height > 500;
  await pollUntil(isWhole, 5_000, 'the whole popup');
  const picture = await firefoxPopupPicture(browser, SCALE);
  await keep('popup-firefox', Buffer.from(picture.split(',')[1] ?? '', 'base64'));
}

/** The demo's acts take about four seconds. */
async function settled(page: PageHandle): Promise<void> {
  await page.bringToFront();
  await page.waitForFunction(() => document.querySelector('#parley-launcher, #parley-bubble') !== null);
}

async function popupAfterPress(store: StoreVariant, url: string, tabId: number): Promise<Popup> {
  const { popup } = await store.pressToolbarButton(url);
  await popup?.evaluate('window.close()').catch(() => undefined);
  return store.popup(tabId);
}

async function record(store: StoreVariant, popup: Popup, page: PageHandle, tabId: number): Promise<void> {
  await popup.pressAnd('allow', 'Audit this site');
  await popup.press('Reload and record');
  await popup.shows('Stop');
  await page.bringToFront();
  const complete = async () => {
    const { report } = await store.control.state(tabId);
    const failed = report?.findings.filter(({ verdict }) => verdict === 'fail') ?? [];
    const removed = failed.find(({ detector }) => detector === 'removed-widget');
    return failed.length >= demoDetectors.length && removed?.count === 4;
  };
  await pollUntil(complete, 20_000, 'the findings of the demo');
  await popup.page.bringToFront();
  await popup.shows(`${demoDetectors.length} findings`);
}

/** The viewport, from the top of `element` on; of a long page what fits into it. */
async function shoot(
  page: PageHandle,
  name: string,
  { width, height }: { width: number; height: number },
  element = 'body',
): Promise<void> {
  const raw = page.raw as ChromiumPage;
  await page.bringToFront();
  await page.setViewport({ width, height });
  const box = await raw.locator(element).first().boundingBox();
  const top = Math.max(0, (box?.y ?? 0) - MARGIN_PX) + (await raw.evaluate(() => scrollY));
  const session = await raw.context().newCDPSession(raw);
  const whole = Math.ceil(box?.height ?? height) + (element === 'body' ? 0 : 2 * MARGIN_PX);
  const y = element === 'body' ? 0 : top;
  const clip = { x: 0, y, width, height: Math.min(height, whole), scale: SCALE };
  const { data } = await session.send('Page.captureScreenshot', { clip, captureBeyondViewport: true });
  await session.detach();
  await keep(name, Buffer.from(data, 'base64'));
}
