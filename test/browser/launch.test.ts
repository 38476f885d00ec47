import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BrowserHandle, type PageHandle, PageUnreachableError } from '../../src/cli/browsers/browser.ts';
import { launchBrowser } from '../../src/cli/browsers/launch.ts';
import { type Internet, startInternet } from '../internet/internet.ts';
import { writeFixtureExtension } from './fixture-extension.ts';

declare global {
  interface Window {
    shows: boolean[];
    stored: Promise<string>;
  }
}

const PAGE = `<!doctype html><title>fixture</title><h1>Fixture</h1>
  <script>shows = []; addEventListener('pageshow', (event) => shows.push(event.persisted));</script>`;
const FRAMING = `<!doctype html><title>framing</title>
  <script>stored = new Promise((resolve) => addEventListener('message', (event) => resolve(event.data)));</script>
  <iframe src="https://inner.example/"></iframe>`;
const INNER = `<script>
  let result; try { localStorage.a = 'kept'; result = localStorage.a; } catch (error) { result = String(error); }
  parent.postMessage(result, '*');</script>`;

const routes = {
  '*': { '/*': { body: PAGE } },
  'framing.example': { '/': { body: FRAMING } },
  'inner.example': { '/': { body: INNER } },
  'worker.example': { '/worker.js': { body: '' } },
  'slow.example': {
    '/': { body: '<img src="/image">' },
    '/image': () => new Promise<never>(() => undefined),
  },
  'dead.example': { '/': () => new Promise<never>(() => undefined) },
};

const askBackground = (page: PageHandle) =>
  page.evaluate(
    async (): Promise<{ born: number; message: string }> =>
      (globalThis.browser ?? globalThis.chrome).runtime.sendMessage('hello'),
  );

describe.each(['chromium', 'firefox'] as const)('%s', (name) => {
  let internet: Internet;
  let extensionDir: string;
  let browser: BrowserHandle;
  let page: PageHandle;

  beforeAll(async () => {
    internet = await startInternet(routes);
    extensionDir = writeFixtureExtension();
    const { proxyUrl } = internet;
    browser = await launchBrowser({
      browser: name,
      extensionDir,
      proxyUrl,
      ignoreCertificateErrors: true,
      backgroundIdleMs: 1_500,
    });
    page = await browser.newPage();
  });
  afterAll(async () => {
    await browser?.close();
    await internet?.close();
    rmSync(join(extensionDir, '..'), { recursive: true });
  });

  test('says which version runs', () => {
    expect(browser.name).toBe(name);
    expect(browser.version).toMatch(/^\d+\.\d+/);
  });

  test.each(['https://any.example/a?b=c', 'http://plain.example/', 'http://localhost:4321/'])(
    'loads %s through the proxy, with the content script',
    async (url) => {
      expect(await page.goto(url)).toEqual({ status: 200, loaded: true });
      expect(await page.url()).toBe(url);
      expect(await page.evaluate(() => document.documentElement.dataset.content)).toBe('ran');
    },
  );

  test('comes back from the back-forward cache', async () => {
    await page.goto('https://one.example/');
    await page.goto('http://two.example/');
    await page.back();
    expect(await page.url()).toBe('https://one.example/');
    expect(await page.evaluate(() => window.shows)).toEqual([false, true]);
    await page.forward();
    expect(await page.url()).toBe('http://two.example/');
    expect(await page.evaluate(() => window.shows)).toEqual([false, true]);
    expect(await page.goto('https://three.example/', { timeoutMs: 5_000 })).toEqual({
      status: 200,
      loaded: true,
    });
  });

  test('an extension page takes real clicks and keys', async () => {
    const popup = await browser.openExtensionPage('page.html');
    expect(await popup.url()).toBe(`${browser.extensionOrigin}/page.html`);
    await popup.click('button');
    await popup.type('input', 'word');
    expect(await popup.waitForFunction((start) => document.title.startsWith(start), 'trusted')).toBe(true);
    expect(await popup.evaluate(() => document.title)).toBe('trusted true');
    expect(await popup.evaluate(() => document.querySelector('input')?.value)).toBe('word');
    await popup.close();
  });

  test('a killed background is started again by the next message', async () => {
    const popup = await browser.openExtensionPage('page.html');
    const first = await askBackground(popup);
    expect(await askBackground(popup)).toEqual(first);
    await browser.killBackground();
    expect(await browser.isBackgroundRunning()).toBe(false);
    const second = await askBackground(popup);
    expect(second.message).toBe('hello');
    expect(second.born).not.toBe(first.born);
    expect(await browser.isBackgroundRunning()).toBe(true);
    await popup.close();
  });

  test.runIf(name === 'firefox')('an idle background suspends itself', async () => {
    const popup = await browser.openExtensionPage('page.html');
    await askBackground(popup);
    expect(await browser.isBackgroundRunning()).toBe(true);
    await popup.close();
    await expect.poll(() => browser.isBackgroundRunning(), { timeout: 10_000 }).toBe(false);
  });

  test('takes screenshots of the viewport, of a part and of the whole page', async () => {
    const path = join(extensionDir, '..', 'shot.png');
    const size = () => {
      const png = readFileSync(path);
      return [png.readUInt32BE(16), png.readUInt32BE(20)];
    };
    await page.goto('https://shot.example/');
    await page.setViewport({ width: 640, height: 400 });
    await page.evaluate(() =>
      document.querySelector('h1')?.setAttribute('style', 'height: 900px; margin: 50px 0'),
    );
    await page.screenshot(path);
    expect(size()).toEqual([640, 400]);
    await page.screenshot(path, { clip: { x: 10, y: 10, width: 100, height: 50 } });
    expect(size()).toEqual([100, 50]);
    await page.screenshot(path, { fullPage: true });
    // Firefox leaves its scroll bar out.
    expect(size()).toEqual([await page.evaluate(() => document.documentElement.clientWidth), 1_000]);
  });

  test('emulates a dark and a light scheme', async () => {
    const isDark = () => page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
    await page.emulateDark(true);
    await expect.poll(isDark).toBe(true);
    await page.emulateDark(false);
    await expect.poll(isDark).toBe(false);
  });

  test('a cross-site frame has its partitioned storage', async () => {
    await page.goto('https://framing.example/');
    expect(await page.evaluate(() => window.stored)).toBe('kept');
  });

  test('a site may register its own service worker in spite of the certificate', async () => {
    await page.goto('https://worker.example/');
    const scope = () =>
      navigator.serviceWorker.register('/worker.js').then((registration) => registration.scope);
    expect(await page.evaluate(scope)).toBe('https://worker.example/');
  });

  test('a page that never finishes loading is there, one that never answers is not', async () => {
    expect(await page.goto('https://slow.example/', { timeoutMs: 2_000 })).toEqual({
      status: 200,
      loaded: false,
    });
    const dead = page.goto('https://dead.example/', { timeoutMs: 1_000 });
    await expect(dead).rejects.toThrow(PageUnreachableError);
  });

  test('a wait in vain says for what', async () => {
    await page.goto('https://any.example/');
    const waiting = page.waitForFunction(() => document.title === 'never', undefined, { timeoutMs: 300 });
    await expect(waiting).rejects.toThrow(/Waited 300 ms in vain for .*never/);
  });

  test('the browser itself asked nothing of the outside', () => {
    const hosts = new Set(internet.requests.map(({ host }) => host));
    expect([...hosts].filter((host) => !host.endsWith('.example') && host !== 'localhost')).toEqual([]);
  });
});
