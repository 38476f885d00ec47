import { readFileSync } from 'node:fs';
import type { BrowserContext, Page } from 'playwright-core';
import type { BrowserHandle } from '../../src/cli/browsers/browser.ts';

export type PageRun = {
  /** What the page says, check by check. */
  told: string[];
  seconds: number;
  /** The longest time for which the page answered nothing. */
  longestBusyMs: number;
  /** The most memory that the page's process had of the machine at once, its worker's included. */
  peakBytes: number;
};

/** Verifies a package in the extension's own page, in Chromium. */
export async function verifyInPage(
  { raw, openExtensionPage }: BrowserHandle,
  file: string,
): Promise<PageRun> {
  const handle = await openExtensionPage('verify.html');
  const page = handle.raw as Page;
  await page.evaluate(() => {
    let lastMs = performance.now();
    const seen = { longestBusyMs: 0 };
    setInterval(() => {
      const nowMs = performance.now();
      seen.longestBusyMs = Math.max(seen.longestBusyMs, nowMs - lastMs);
      lastMs = nowMs;
    }, 10);
    Object.assign(globalThis, { seen });
  });
  const startedMs = performance.now();
  await page.setInputFiles('input[type=file]', file);
  await page.waitForSelector('.check-row', { timeout: 3_000_000 });
  const seconds = (performance.now() - startedMs) / 1000;
  const read = await page.evaluate(() => ({
    told: [...document.querySelectorAll('.check-row')].map((row) => row.textContent ?? ''),
    ...(globalThis as unknown as { seen: { longestBusyMs: number } }).seen,
  }));
  const peakBytes = await largestRenderer(raw as BrowserContext);
  await handle.close();
  return { ...read, seconds, peakBytes };
}

async function largestRenderer(context: BrowserContext): Promise<number> {
  const session = await context.browser()?.newBrowserCDPSession();
  if (!session) throw new Error('no connection to the browser');
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const peaks = processInfo.flatMap(({ type, id }) => (type === 'renderer' ? [peakOf(id)] : []));
  return Math.max(...peaks);
}

/** Linux tells it. */
function peakOf(pid: number): number {
  const [, kilobytes = '0'] = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) * 1024;
}
