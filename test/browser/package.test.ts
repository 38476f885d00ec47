import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { DEMO_URL, DEMO_VENDORS_FILE } from '../../demo/expected.ts';
import { demoRoutes } from '../../demo/routes.ts';
import type { PageHandle } from '../../src/cli/browsers/browser.ts';
import type { Report } from '../../src/model/report.ts';
import { verify } from '../../src/package/verify.ts';
import { contentsOf } from '../package/contents.ts';
import { type Auditor, openAuditor } from './audit.ts';
import { exported, isOpen } from './export-package.ts';

/** The site's own code takes the chat out, as soon as it is there. */
const ownCode = `
  const look = setInterval(() => {
    const launcher = document.getElementById('parley-launcher');
    if (!launcher) return;
    clearInterval(look);
    launcher.remove();
    document.documentElement.id = 'done';
  }, 50);
`;
const demoFile = (path: string) => readFileSync(new URL(`../../demo/${path}`, import.meta.url), 'utf8');
const routes = {
  ...demoRoutes,
  'shop.example': {
    ...demoRoutes['shop.example'],
    '/': {
      headers: { 'content-type': 'text/html; charset=utf-8' },
      body: demoFile('shop/index.html').replace('</body>', `<script>${ownCode}</script></body>`),
    },
  },
};
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** Each script with how its text was had, and its hash: the served bytes' own, but under the audit's key where it holds more than code. */
function expectInventory({ scripts, inlineScripts = [], findings }: Report, browser: string): void {
  const streamed = browser === 'firefox' ? 'response-stream' : 'refetched';
  for (const [url, file] of [
    ['https://cdn.parley.example/loader.js', 'parley/loader.js'],
    ['https://cdn.overtalk.example/tag.js', 'overtalk/tag.js'],
  ] as const)
    expect(scripts.find((script) => script.url === url)?.text).toMatchObject({
      how: streamed,
      sha256: sha256(demoFile(file)),
    });
  const own = { how: 'inline', sha256: sha256(ownCode), length: ownCode.length };
  const [stub, ...others] = inlineScripts.filter(({ page }) => page === DEMO_URL);
  expect(stub).toMatchObject({ place: 'inline script 1', party: 'site', loadedBy: [DEMO_URL] });
  expect(stub?.text).toMatchObject({
    how: 'inline',
    sha256: null,
    keyedHash: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
  expect(others.map(({ text }) => text)).toContainEqual(expect.objectContaining(own));
  const found = findings.find(({ actor: { scriptUrl } }) => scriptUrl === DEMO_URL);
  expect(found?.detector).toBe('removed-widget');
  // Gecko tells no code by its hash, and there are several scripts in the page.
  expect(found?.script.text).toMatchObject(browser === 'chromium' ? own : { how: 'not-had', sha256: null });
}

const windowMs = { timeoutMs: 20_000 };

/** What the extension's own page says of each thing that it looks at. */
async function verifiedIn(page: PageHandle, file: string): Promise<Record<string, string>> {
  await page.evaluate((base64) => {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const chosen = new DataTransfer();
    chosen.items.add(new File([bytes], 'incident.zip'));
    const input = document.querySelector<HTMLInputElement>('input[type=file]');
    if (!input) throw new Error('no place for a file');
    input.files = chosen.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  }, file);
  return page.waitForFunction(
    () => {
      const rows = [...document.querySelectorAll('.check-row')].map((row) => [
        row.querySelector('h3')?.textContent ?? '',
        row.querySelector('.badge')?.textContent ?? '',
      ]);
      return rows.length > 0 ? (Object.fromEntries(rows) as Record<string, string>) : null;
    },
    undefined,
    windowMs,
  ) as Promise<Record<string, string>>;
}

/** These run in pages of the extension. */
const pressed = (page: PageHandle, name: string) =>
  page.waitForFunction(
    (wanted) => {
      const found = [...document.querySelectorAll('button')].find(
        ({ textContent }) => textContent === wanted,
      );
      found?.click();
      return found !== undefined;
    },
    name,
    windowMs,
  );
const hasField = (name: string) => document.querySelector(`[name=${name}]`) !== null;
/** Opens what a file holds. */
const lookOf = (name: string) => {
  const files = [...document.querySelectorAll<HTMLDetailsElement>('details.leaving')];
  const file = files.find((one) => one.querySelector('code')?.textContent === name);
  if (file) file.open = true;
  return file !== undefined;
};
const seenInLooks = () => {
  const page = document.querySelector<HTMLIFrameElement>('iframe')?.contentDocument;
  const badge = page?.querySelector('.badge');
  const observations = [...document.querySelectorAll<HTMLDetailsElement>('details.leaving')].find(
    (one) => one.querySelector('code')?.textContent === 'observations.jsonl',
  );
  if (observations) observations.open = true;
  const hosts = [...document.querySelectorAll('.hosts code')].map(({ textContent }) => textContent);
  // The policy of the page lets no style element through; what stands for it comes with the load event.
  const isStyled = badge && getComputedStyle(badge).display !== 'inline';
  if (!page || !isStyled || hosts.length === 0) return null;
  const fingerprint = [...document.querySelectorAll('code')].find((code) =>
    /^[0-9a-f]{64}$/.test(code.textContent ?? ''),
  )?.textContent;
  return { hosts, page: page.body.textContent ?? '', fingerprint };
};

describe.each(['chromium', 'firefox'] as const)('%s', (browser) => {
  let auditor: Auditor;
  beforeAll(async () => {
    auditor = await openAuditor({ browser, routes, vendors: DEMO_VENDORS_FILE });
  });
  afterAll(() => auditor?.close());

  it('exports a package that everybody can verify, with the key of the browser profile', async () => {
    const { control } = auditor;
    const { page, tabId } = await control.openTab();
    const auditId = await control.start(tabId, []);
    await page.goto(DEMO_URL);
    await page.waitForFunction(() => document.documentElement.id === 'done');
    await control.stop(auditId);

    const panel = await auditor.browser.openExtensionPage(`panel.html?tab=${tabId}`);
    await pressed(panel, 'Export package');
    const address = `export.html?audit=${auditId}`;
    await panel.waitForFunction(isOpen, address, windowMs);

    // Closed in the middle of a word.
    const form = await auditor.browser.openExtensionPage(address);
    await form.waitForFunction(hasField, 'client', windowMs);
    await form.type('[name=client]', 'Shop Ltd');
    await form.close();
    await vi.waitFor(async () => {
      expect((await control.report(auditId)).declared).toEqual({ client: 'Shop Ltd' });
    }, 10_000);

    const shown = await auditor.browser.openExtensionPage(address);
    await shown.waitForFunction(lookOf, 'report.html', windowMs);
    const seen = await shown.waitForFunction(seenInLooks, undefined, windowMs);
    expect(seen?.hosts).toContain('shop.example');
    expect(seen?.page).toContain('Shop Ltd');
    expect(seen?.page).toContain('Declared by a person, not observed');
    expect((await control.report(auditId)).audit.custody.map(({ event }) => event)).not.toContain('exported');

    const file = await exported(shown, 'Export package');
    const blob = new Blob([Buffer.from(file, 'base64')]);
    const { checks, fingerprint, manifest } = await verify(blob, { key: null, build: '' });
    // What was shown at Stop is the end of this very chain.
    const report = await control.report(auditId);
    expectInventory(report, browser);
    const stopped = report.audit.custody.find(({ event }) => event === 'stopped');
    expect(stopped?.chainHead).toBe(manifest?.chain.head);
    // The page is made with the built stylesheet: the extension itself tells whether it is right.
    const told = checks.filter(({ id }) => id !== 'signer' && id !== 'views');
    expect(told.filter(({ state }) => state !== 'holds')).toEqual([]);
    expect(manifest?.audit).toBe(auditId);
    expect(seen?.fingerprint).toBe(fingerprint);
    const contents = await contentsOf(blob);
    const packed = JSON.parse(contents.get('report.json') ?? '');
    expect(packed.declared).toEqual({ client: 'Shop Ltd' });
    expect(report.audit.custody.map(({ event }) => event)).toEqual([
      'recorded',
      'stopped',
      'edited',
      'exported',
    ]);
    expect(report.audit.custody).toEqual(packed.audit.custody);
    expect(JSON.parse(contents.get('audit.json') ?? '').custody).toEqual(report.audit.custody);

    const later = await auditor.browser.openExtensionPage(address);
    const again = await exported(later, 'Export package');
    const second = await verify(new Blob([Buffer.from(again, 'base64')]), { key: fingerprint, build: '' });
    expect(second.checks.find(({ id }) => id === 'signer')?.state).toBe('holds');

    const ours = await auditor.browser.openExtensionPage('verify.html');
    const { Signer: signer, ...others } = await verifiedIn(ours, file);
    expect(signer).toBe('Not established');
    expect(new Set(Object.values(others))).toEqual(new Set(['Holds']));
    const bytes = Buffer.from(file, 'base64');
    const at = bytes.indexOf('"firstObserved"');
    bytes[at + 1] = 'F'.charCodeAt(0);
    await ours.close();
    const fresh = await auditor.browser.openExtensionPage('verify.html');
    expect(await verifiedIn(fresh, bytes.toString('base64'))).toMatchObject({ Contents: 'Fails' });
  });
});
