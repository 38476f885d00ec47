import type { BrowserContext, CDPSession, Page } from 'playwright-core';
import type { Browser } from 'puppeteer-core';
import type { BrowserHandle, PageHandle } from '../../src/cli/browsers/browser.ts';
import { runInFirefoxWindow } from '../../src/cli/browsers/firefox-chrome-scope.ts';

/**
 * What the extension's background holds after all that can be given back was given back, in bytes. Chromium: the JavaScript heap of
 * the service worker. Firefox: all that the process of extensions allocates (`explicit` in about:memory); ours is the only one there
 * that does anything. What its compiler has made and not put to use yet is left out: that comes and goes by tens of megabytes.
 */
export async function backgroundMemory({ name, raw, extensionOrigin }: BrowserHandle): Promise<number> {
  if (name === 'firefox') return Number(await runInFirefoxWindow(raw as Browser, explicitOfExtensions));
  const session = await (raw as BrowserContext).browser()?.newBrowserCDPSession();
  if (!session) throw new Error('no connection to the browser');
  try {
    const { targetInfos } = await session.send('Target.getTargets');
    const worker = targetInfos.find(
      ({ type, url }) => type === 'service_worker' && url.startsWith(extensionOrigin),
    );
    if (!worker) return 0;
    return await heapOf(await attach(session, worker.targetId));
  } finally {
    await session.detach();
  }
}

/** The JavaScript heap of a page's process, content scripts included; no such figure is to be had in Firefox. */
export async function pageMemory({ name }: BrowserHandle, { raw }: PageHandle): Promise<number | null> {
  if (name === 'firefox') return null;
  const page = raw as Page;
  const session = await page.context().newCDPSession(page);
  try {
    return await heapOf((method) => session.send(method as 'Runtime.getHeapUsage'));
  } finally {
    await session.detach();
  }
}

type Send = (method: string) => Promise<unknown>;

async function heapOf(send: Send): Promise<number> {
  await send('HeapProfiler.collectGarbage');
  const { usedSize } = (await send('Runtime.getHeapUsage')) as { usedSize: number };
  return usedSize;
}

/** Playwright gives no session for an extension's worker: its messages are wrapped in the browser's own session. */
async function attach(session: CDPSession, targetId: string): Promise<Send> {
  const { sessionId } = await session.send('Target.attachToTarget', { targetId, flatten: false });
  let last = 0;
  return (method) =>
    new Promise((resolve, reject) => {
      const id = ++last;
      const hear = ({ message }: { message: string }) => {
        const answer = JSON.parse(message) as { id?: number; result?: unknown; error?: { message: string } };
        if (answer.id !== id) return;
        session.off('Target.receivedMessageFromTarget', hear);
        if (answer.error) reject(new Error(answer.error.message));
        else resolve(answer.result);
      };
      session.on('Target.receivedMessageFromTarget', hear);
      const message = JSON.stringify({ id, method });
      session.send('Target.sendMessageToTarget', { sessionId, message }).catch(reject);
    });
}

/** Runs in Firefox's own window. What it gives back takes several rounds. */
const explicitOfExtensions = `async () => {
  const manager = Cc['@mozilla.org/memory-reporter-manager;1'].getService(Ci.nsIMemoryReporterManager);
  const measure = async () => {
    Services.obs.notifyObservers(null, 'child-mmu-request');
    await new Promise((resolve) => manager.minimizeMemoryUsage(resolve));
    await new Promise((resolve) => setTimeout(resolve, 2000));
    let bytes = 0;
    const add = (process, path, _kind, _units, amount) => {
      if (/^(?:web)?extensions?\\b/i.test(process) && path.startsWith('explicit/') && !path.endsWith('/jit-lazylink')) bytes += amount;
    };
    await new Promise((resolve) => manager.getReports(add, null, resolve, null, false));
    return bytes;
  };
  let least = await measure();
  for (let round = 1; round < 3; round++) least = Math.min(least, await measure());
  return least;
}`;
