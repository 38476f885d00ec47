import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMO_VENDORS_FILE } from '../../demo/expected.ts';
import type { PageHandle } from '../../src/cli/browsers/browser.ts';
import { renderReportHtml } from '../../src/report/render-html.tsx';
import { type Auditor, openAuditor } from '../browser/audit.ts';
import type { Routes } from '../internet/routes.ts';
import { manyLoads } from '../samples/many-loads.ts';
import { sampleReport } from '../samples/report.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** The page's policy lets no script in, other than by the driver's own way. */
const loadAxe = new Function(axeSource) as () => void;

const longAddress = `https://shop.example/${'a-very-long-name-of-a-product/'.repeat(12)}${'x'.repeat(300)}`;
const pages = {
  '/sample': renderReportHtml(sampleReport),
  '/many': renderReportHtml(
    manyLoads(
      30,
      Array.from({ length: 12 }, (_, load) => load * 2),
    ),
  ),
  '/long': renderReportHtml(
    JSON.parse(JSON.stringify(sampleReport).replaceAll('https://shop.example/products/kettle', longAddress)),
  ),
};
const routes: Routes = {
  'reader.example': Object.fromEntries(
    Object.entries(pages).map(([path, body]) => [path, { headers: { 'content-type': 'text/html' }, body }]),
  ),
};

const faultsIn = async (page: PageHandle): Promise<string[]> => {
  await page.evaluate(loadAxe);
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run(): Promise<AxeResults> } };
    const { violations } = await axe.run();
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, any }) => `${id}: ${html} ${any[0]?.message}`),
    );
  });
};

/** The exported report as a reader's browser shows it. */
describe.each(['chromium', 'firefox'] as const)('%s', (browser) => {
  let auditor: Auditor;
  beforeAll(async () => {
    auditor = await openAuditor({ browser, routes, vendors: DEMO_VENDORS_FILE });
  });
  afterAll(() => auditor?.close());

  it.each(Object.keys(pages))(
    '%s is whole, quiet and can be used by everybody, at any width, light and dark',
    async (path) => {
      const page = await auditor.browser.newPage();
      auditor.internet.requests.length = 0;
      for (const dark of [false, true]) {
        await page.emulateDark(dark);
        for (const width of [320, 1000]) {
          await page.setViewport({ width, height: 900 });
          await page.goto(`https://reader.example${path}`);
          const seen = await page.evaluate(() => ({
            width: innerWidth,
            /** Firefox takes its scrollbar's width off. */
            beyond: document.documentElement.scrollWidth - document.documentElement.clientWidth,
            isDark: matchMedia('(prefers-color-scheme: dark)').matches,
            scripts: document.scripts.length,
            resources: performance.getEntriesByType('resource').map(({ name }) => name),
            tracks: document.querySelectorAll('.timeline .track').length,
          }));
          expect(seen).toMatchObject({ width, beyond: 0, isDark: dark, scripts: 0, resources: [] });
          expect(seen.tracks).toBeGreaterThan(3);
          expect(await faultsIn(page), `${width} px, ${dark ? 'dark' : 'light'}`).toEqual([]);
        }
      }
      const asked = auditor.internet.requests.filter(({ host }) => host.endsWith('.example'));
      expect(asked.map((request) => request.host + request.path)).toEqual(
        Array(4).fill(`reader.example${path}`),
      );
      await page.close();
    },
  );
});
