import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import demoVendors from '../../demo/vendors.json' with { type: 'json' };
import type { PageHandle } from '../../src/cli/browsers/browser.ts';
import { launchBrowser } from '../../src/cli/browsers/launch.ts';
import { type Control, openControl } from '../../src/cli/control.ts';
import { renderReportHtml } from '../../src/report/render-html.tsx';
import { labelOf } from '../../src/session/pictures/draw.ts';
import { startInternet } from '../internet/internet.ts';
import { leaksOf, packed } from '../pages/secrets/packed.ts';
import { coloursOutside, picturedRoutes, shortestStroke, writingIn } from '../pages/secrets/pictured.ts';
import {
  identifierMarks,
  identifiers,
  oneInEachPlace,
  plantingCode,
  secretsByName,
} from '../pages/secrets/planted.ts';
import { pixelsOf } from '../pages/secrets/png.ts';
import { loginPath, plantedRoutes, secrets } from '../pages/secrets/secrets.ts';
import { leaksIn } from '../pages/secrets/spellings.ts';

/**
 * A logged-in page full of secrets, of twenty kinds and in each place where a page may hold one, leaves none in the database,
 * the reports, the popup or the package.
 */

const planted = oneInEachPlace();
const all = { ...secrets, ...identifiers, ...secretsByName(planted) };

/** Every byte that the extension keeps: all databases and both storage areas, as text. */
function dumpStorage(page: PageHandle): Promise<string> {
  return page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const kept: unknown[] = [];
    for (const { name } of await indexedDB.databases()) {
      const database = await done(indexedDB.open(name ?? ''));
      for (const store of database.objectStoreNames) {
        const objects = database.transaction(store).objectStore(store);
        kept.push(name, store, await done(objects.getAll()), await done(objects.getAllKeys()));
      }
    }
    const { storage } = globalThis.browser ?? globalThis.chrome;
    kept.push(await storage.local.get(null), await storage.session.get(null));
    return JSON.stringify(kept);
  }, undefined);
}

/** Whoever knows the rest of such a text could try secrets against a hash that everybody can make. */
const hashOfOwnScript = createHash('sha256')
  .update(plantingCode(planted, 'site', 400))
  .digest('hex');

const leaks = (text: string) => leaksIn(text, all);

/** By pixels: of a page full of secrets in plain sight, pictures show where its chat stands and nothing that is written. */
async function showsNothingWritten(control: Control): Promise<void> {
  const { page, tabId } = await control.openTab();
  await page.setViewport({ width: 1000, height: 700 });
  const auditId = await control.start(tabId, []);
  await page.goto('https://shop.example/');
  const folder = await mkdtemp(join(tmpdir(), 'pictured-'));
  const screen = join(folder, 'screen.png');
  await page.screenshot(screen);
  const unmasked = pixelsOf(await readFile(screen));
  await rm(folder, { recursive: true });
  const pictures = await vi.waitFor(
    async () => {
      const taken = (await control.report(auditId)).pictures?.taken ?? [];
      expect(taken.map(({ moment }) => moment)).toEqual(['before', 'after']);
      return taken;
    },
    { timeout: 20_000, interval: 500 },
  );
  await control.stop(auditId);
  const incident = await packed(control, auditId);
  expect(leaksOf(incident, secrets)).toEqual([]);

  for (const { file, moment, width, boxes } of pictures) {
    const pixels = pixelsOf(Buffer.from(incident.files.get(file) ?? '', 'latin1'));
    expect(boxes.map(({ shown }) => shown).sort()).toEqual(
      moment === 'before' ? ['mosaic', 'mosaic', 'mosaic'] : ['mosaic', 'mosaic', 'outline'],
    );
    const labels = boxes.map((box, i) => labelOf(i + 1, box).ground);
    const drawn = [...boxes, ...labels];
    expect([...coloursOutside(pixels, drawn)]).toEqual(['200 198 194']);
    expect(writingIn(pixels)).toEqual({ all: 0, inPlaces: [] });
    // As the browser showed it, the page and each box had something to read.
    const control = writingIn(unmasked, boxes, unmasked.width / width);
    for (const count of [control.all, ...control.inPlaces]) expect(count).toBeGreaterThan(50);
    for (const [i, box] of boxes.entries())
      if (box.shown === 'mosaic')
        expect(
          shortestStroke(
            pixels,
            box,
            drawn.filter((_, at) => at !== i),
          ),
        ).toBeGreaterThanOrEqual(9);
  }
}

test.each(['chromium', 'firefox'] as const)(
  'keeps none of more than a hundred secrets in %s',
  async (browser) => {
    const internet = await startInternet(plantedRoutes(planted));
    const handle = await launchBrowser({
      browser,
      extensionDir: `dist/${browser}-granted`,
      proxyUrl: internet.proxyUrl,
      ignoreCertificateErrors: true,
    });
    try {
      const control = await openControl(handle);
      await control.setVendors(demoVendors as Parameters<typeof control.setVendors>[0]);
      const { page, tabId } = await control.openTab();
      const auditId = await control.start(tabId, []);
      await page.goto(`https://shop.example${loginPath}`);
      await delay(3_000);
      const popup = await handle.openExtensionPage(`popup.html?tab=${tabId}`);
      await delay(1_500);
      const popupText = await popup.evaluate(() => document.documentElement.outerHTML, undefined);
      await control.stop(auditId);
      const report = await control.report(auditId);
      const stored = await dumpStorage(popup);
      const incident = await packed(control, auditId);

      const { one, again, another } = identifierMarks(incident.files.get('session.har') ?? '');
      expect(one).toMatch(/^‹id:[0-9a-f]{8}›$/);
      expect({ again, isAnother: another !== one }).toEqual({ again: one, isAnother: true });
      // The secrets were there to be leaked, and the acts among them were seen.
      expect(leaks(JSON.stringify(internet.requests)).length).toBeGreaterThan(60);
      expect(report.findings.map(({ detector }) => detector)).toEqual(
        expect.arrayContaining([
          ...['removed-widget', 'foreign-request', 'overwritten-api'],
          ...['foreign-write', 'matching-identifiers', 'sent-value'],
        ]),
      );
      expect(popupText).toContain('Parley');
      expect(stored).toContain('parley-launcher');
      expect(stored).toMatch(/"place":"header","name":"authorization","length":\d+/);
      expect(report.inlineScripts?.map(({ text }) => [text.how, typeof text.keyedHash])).toContainEqual([
        'inline',
        'string',
      ]);
      expect(stored).not.toContain(hashOfOwnScript);
      expect({
        stored: leaks(stored),
        json: leaks(JSON.stringify(report)),
        html: leaks(renderReportHtml(report)),
        popup: leaks(popupText),
        packed: leaksOf(incident, all),
      }).toEqual({ stored: [], json: [], html: [], popup: [], packed: [] });

      internet.replaceRoutes(picturedRoutes);
      await showsNothingWritten(control);
    } finally {
      await handle.close();
      await internet.close();
    }
  },
);
