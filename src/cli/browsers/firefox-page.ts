import type { Browser, HTTPResponse, Page } from 'puppeteer-core';
import { type PageHandle, PageUnreachableError } from './browser.ts';
import { runInFirefoxWindow } from './firefox-chrome-scope.ts';
import { travel, watchForDocument } from './history.ts';
import { pollUntil } from './poll.ts';

/** Puppeteer's page in the common shape. */
export function firefoxPage(browser: Browser, raw: Page): PageHandle<Page> {
  const evaluate = evaluateIn(raw);

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
    type: (selector, text) => raw.type(selector, text),
    screenshot: async (path, options) => {
      await raw.screenshot({ path: path as `${string}.png`, ...options });
    },
    url: () => raw.evaluate(() => location.href),
    setViewport: (size) => raw.setViewport(size),
    back: (options) => travel({ evaluate }, -1, options?.timeoutMs),
    forward: (options) => travel({ evaluate }, 1, options?.timeoutMs),
    emulateDark: (dark) => setColorScheme(browser, dark),
    bringToFront: () => raw.bringToFront(),
    close: () => raw.close(),
  };
}

async function goto(page: Page, url: string, timeoutMs: number) {
  let response: HTTPResponse | null = null;
  const note = (answer: HTTPResponse) => {
    if (answer.request().isNavigationRequest() && answer.frame() === page.mainFrame()) response = answer;
  };
  const status = () => response?.status() ?? null;
  const arrived = await watchForDocument({ evaluate: evaluateIn(page) });
  let over = false;
  page.on('response', note);
  try {
    const navigation = page.goto(url, { timeout: timeoutMs, waitUntil: 'load' });
    navigation.catch(() => undefined);
    // After a step through the back-forward cache puppeteer misses the next load event; the document itself tells.
    const loading = pollUntil(async () => over || (await arrived()), timeoutMs, 'the load event').catch(
      () => navigation,
    );
    await Promise.race([navigation, loading]);
    return { status: status(), loaded: true };
  } catch (error) {
    const { TimeoutError } = await import('puppeteer-core');
    if (error instanceof TimeoutError && response) return { status: status(), loaded: false };
    throw new PageUnreachableError(url, { cause: error instanceof Error ? error : new Error(String(error)) });
  } finally {
    // Else the waiting would go on, and keep the process, after the navigation has failed.
    over = true;
    page.off('response', note);
  }
}

function evaluateIn(page: Page) {
  return <Result, Arg>(fn: (arg: Arg) => Result | Promise<Result>, arg?: Arg): Promise<Result> =>
    page.evaluate(fn as (arg: unknown) => Result, arg) as Promise<Result>;
}

/** Firefox knows no such emulation over BiDi; the preference is what its own responsive design mode sets. */
async function setColorScheme(browser: Browser, dark: boolean): Promise<void> {
  const scheme = dark ? 0 : 1;
  await runInFirefoxWindow(
    browser,
    `() => { Services.prefs.setIntPref('layout.css.prefers-color-scheme.content-override', ${scheme}) }`,
  );
}
