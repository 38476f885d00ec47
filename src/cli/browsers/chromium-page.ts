import type { Page } from 'playwright-core';
import { type PageHandle, PageUnreachableError } from './browser.ts';
import { travel } from './history.ts';
import { pollUntil } from './poll.ts';

/** Playwright's page in the common shape. */
export function chromiumPage(raw: Page): PageHandle<Page> {
  const evaluate = <Result, Arg>(fn: (arg: Arg) => Result | Promise<Result>, arg?: Arg): Promise<Result> =>
    raw.evaluate<Result, unknown>(fn as (arg: unknown) => Result, arg);

  return {
    raw,
    evaluate,
    goto: (url, options) => goto(raw, url, options?.timeoutMs ?? 30_000),
    waitForFunction: (fn: (arg: never) => unknown, arg?: unknown, options?: { timeoutMs?: number }) =>
      pollUntil(
        () => raw.evaluate(fn as (arg: unknown) => never, arg),
        options?.timeoutMs ?? 10_000,
        String(fn),
      ),
    click: (selector) => raw.click(selector),
    clickAt: ({ x, y }) => raw.mouse.click(x, y),
    type: (selector, text) => raw.locator(selector).pressSequentially(text),
    screenshot: async (path, options) => void (await raw.screenshot({ path, ...options })),
    url: () => raw.evaluate(() => location.href),
    setViewport: (size) => raw.setViewportSize(size),
    back: (options) => travel({ evaluate }, -1, options?.timeoutMs),
    forward: (options) => travel({ evaluate }, 1, options?.timeoutMs),
    emulateDark: (dark) => raw.emulateMedia({ colorScheme: dark ? 'dark' : 'light' }),
    bringToFront: () => raw.bringToFront(),
    close: () => raw.close(),
  };
}

async function goto(page: Page, url: string, timeoutMs: number) {
  const deadline = performance.now() + timeoutMs;
  const response = await page.goto(url, { timeout: timeoutMs, waitUntil: 'commit' }).catch((error: Error) => {
    throw new PageUnreachableError(url, { cause: error });
  });
  const remainingMs = Math.max(1, deadline - performance.now());
  const loaded = await page.waitForLoadState('load', { timeout: remainingMs }).then(
    () => true,
    () => false,
  );
  return { status: response?.status() ?? null, loaded };
}
