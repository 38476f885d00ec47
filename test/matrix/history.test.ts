import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { DEMO_VENDORS_FILE } from '../../demo/expected.ts';
import type { PageHandle } from '../../src/cli/browsers/browser.ts';
import { type Auditor, openAuditor } from '../browser/audit.ts';
import { exported, isOpen } from '../browser/export-package.ts';
import type { Routes } from '../internet/routes.ts';

/** The page of all audits and the popup's list, in the built extension. */

const page = (title: string) => ({
  '/': {
    headers: { 'content-type': 'text/html' },
    body: `<!doctype html><title>${title}</title><h1>${title}</h1>`,
  },
});
const routes: Routes = {
  'shop.example': page('Shop'),
  'www.shop.example': page('Shop again'),
  'news.example': page('News'),
};
const windowMs = { timeoutMs: 20_000 };

const titles = (shown: PageHandle) =>
  shown.evaluate(() => [...document.querySelectorAll('.audit-row h3')].map(({ textContent }) => textContent));
const sites = (shown: PageHandle) =>
  shown.evaluate(() =>
    [...document.querySelectorAll('main section h2')].map(({ textContent }) => textContent),
  );
const says = (shown: PageHandle, text: string) =>
  shown.waitForFunction((wanted) => document.body.textContent.includes(wanted), text, windowMs);
const focused = (shown: PageHandle) =>
  shown.evaluate(
    () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent,
  );
/** By its own click, as a keyboard does it. */
const press = async (shown: PageHandle, name: string) => {
  await shown.waitForFunction(
    (wanted) => {
      const named = (button: Element) => button.getAttribute('aria-label') ?? button.textContent;
      const button = [...document.querySelectorAll('button')].find((one) => named(one) === wanted);
      button?.focus();
      button?.click();
      return button !== undefined;
    },
    name,
    windowMs,
  );
};
const write = (shown: PageHandle, selector: string, text: string) =>
  shown.evaluate(
    ([place = '', typed = '']) => {
      const input = document.querySelector<HTMLInputElement>(place);
      if (!input) throw new Error(`no ${place}`);
      input.value = typed;
      input.dispatchEvent(new Event('input', { bubbles: true }));
    },
    [selector, text],
  );

/** All that the extension's databases hold, as text; keys that cannot be read out are left out. */
const dump = (shown: PageHandle): Promise<string> =>
  shown.evaluate(async () => {
    const whole = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const db = await whole(indexedDB.open('widget-witness'));
    const all: unknown[] = [];
    for (const name of db.objectStoreNames) {
      const store = db.transaction(name).objectStore(name);
      all.push(await whole(store.getAll()), await whole(store.getAllKeys()));
    }
    db.close();
    return JSON.stringify(all);
  });

describe.each(['chromium', 'firefox'] as const)('%s', (browser) => {
  let auditor: Auditor;
  beforeAll(async () => {
    auditor = await openAuditor({ browser, routes, vendors: DEMO_VENDORS_FILE });
  });
  afterAll(() => auditor?.close());

  it('lists, searches, renames, deletes, brings back and purges; the popup knows its own site only', async () => {
    const first = await auditor.audit({ url: 'https://shop.example/', seconds: 0.3 });
    await auditor.audit({ url: 'https://news.example/', seconds: 0.3 });
    const { page: audited, tabId } = await auditor.control.openTab();
    const last = await auditor.control.start(tabId, []);
    await audited.goto('https://www.shop.example/');
    await auditor.control.stop(last);

    const all = await auditor.browser.openExtensionPage('history.html');
    await says(all, 'shop.example');
    expect(await sites(all)).toEqual(['shop.example', 'news.example', 'What is stored']);
    expect(await titles(all)).toHaveLength(3);
    const [, firstTitle = ''] = await titles(all);

    // Renamed in place, by keyboard.
    await press(all, `Rename ${firstTitle}`);
    await all.waitForFunction(() => document.activeElement?.matches('.naming input'), undefined, windowMs);
    await all.type('.naming input', 'Case 12');
    await all.evaluate(() => document.querySelector<HTMLFormElement>('.naming')?.requestSubmit());
    await says(all, 'Case 12');
    await vi.waitFor(async () => expect(await focused(all)).toBe('Rename Case 12'), 5_000);
    await write(all, 'input[type=search]', 'case SHOP');
    await says(all, '1 audit found');
    expect(await titles(all)).toEqual(['Case 12']);
    await write(all, 'input[type=search]', '');

    // The popup on the one site: the other audit of that site, and no other.
    const popup = await auditor.browser.openExtensionPage(`popup.html?tab=${tabId}`);
    await says(popup, 'Earlier audits of this site');
    expect(await titles(popup)).toEqual(['Case 12']);
    await press(popup, 'Open Case 12');
    await says(popup, 'Nothing to report');
    await press(popup, 'Export package');
    const address = `export.html?audit=${first.audit.id}`;
    await popup.waitForFunction(isOpen, address, windowMs);
    const leaving = await auditor.browser.openExtensionPage(address);
    const file = Buffer.from(await exported(leaving, 'Export package'), 'base64').toString('latin1');
    await leaving.close();
    expect(file).toContain(first.audit.id);
    expect(file).not.toContain('Case 12');
    await press(popup, '‹ This page');
    await says(popup, 'New audit');
    await popup.close();

    // Deleted and brought back, with a background in between that knows of nothing.
    await press(all, 'Delete Case 12');
    await says(all, 'Deleted “Case 12”.');
    expect(await titles(all)).toHaveLength(2);
    await vi.waitFor(async () => expect(await focused(all)).toBe('Undo'), 5_000);
    await auditor.browser.killBackground();
    await press(all, 'Undo');
    await says(all, 'Brought back 1 audit.');
    expect(await titles(all)).toHaveLength(3);
    const { audit: back } = await auditor.control.report(first.audit.id);
    expect(back.observations).toBe(first.audit.observations);
    expect(back.custody.map(({ event }) => event)).toEqual([
      'recorded',
      'stopped',
      'edited',
      'exported',
      'edited',
    ]);

    // Deleted for good, though page and background go at that moment.
    await press(all, 'Delete Case 12');
    await says(all, 'Deleted “Case 12”.');
    await auditor.browser.killBackground();
    await all.close();
    const again = await auditor.browser.openExtensionPage('history.html');
    await again.waitForFunction(
      async () => {
        const { runtime } = globalThis.browser ?? globalThis.chrome;
        const { deleted }: { deleted: unknown[] } = await runtime.sendMessage({ type: 'history', of: null });
        return deleted.length > 0;
      },
      undefined,
      { timeoutMs: 40_000 },
    );
    await again.close();
    const after = await auditor.browser.openExtensionPage('history.html');
    await says(after, 'Deleted');
    await press(after, 'Remove 1 entry');
    await after.waitForFunction(
      () => document.querySelectorAll('.audit-row').length === 2,
      undefined,
      windowMs,
    );
    const left = await dump(after);
    for (const trace of [first.audit.id, 'Case 12', 'https://shop.example/'])
      expect(left).not.toContain(trace);
    expect(left).toContain(last);
    await expect(auditor.control.report(first.audit.id)).rejects.toThrow();
  });
});
