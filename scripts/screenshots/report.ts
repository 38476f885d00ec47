import type { Page as ChromiumPage } from 'playwright-core';
import type { PageHandle } from '../../src/cli/browsers/browser.ts';
import { keep } from './keep.ts';

const onScreen = { width: 1000, height: 1500 };
const onPhone = { width: 320, height: 1400 };
const SCALE = 1.5;
const sheets = { a4: 'A4', letter: 'Letter' } as const;

/** The exported report at `url`: its first screens in light and dark and on a narrow screen, and as it is printed. */
export async function shootReport(page: PageHandle, url: string): Promise<void> {
  await page.goto(url);
  await page.bringToFront();
  await shoot(page, 'report', onScreen);
  await shoot(page, 'report-narrow', onPhone);
  await page.emulateDark(true);
  await shoot(page, 'report-dark', onScreen);
  // A dark browser prints light.
  for (const [name, format] of Object.entries(sheets)) {
    const pdf = await (page.raw as ChromiumPage).pdf({
      format,
      preferCSSPageSize: true,
      printBackground: true,
    });
    await keep(`report-${name}`, pdf, 'pdf');
  }
  await page.emulateDark(false);
}

async function shoot(page: PageHandle, name: string, size: { width: number; height: number }): Promise<void> {
  await page.setViewport(size);
  const raw = page.raw as ChromiumPage;
  const session = await raw.context().newCDPSession(raw);
  const clip = { x: 0, y: 0, ...size, scale: SCALE };
  const { data } = await session.send('Page.captureScreenshot', { clip, captureBeyondViewport: true });
  await session.detach();
  await keep(name, Buffer.from(data, 'base64'));
}
