import { existsSync, readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEMO_VENDORS_FILE } from '../../demo/expected.ts';
import { type Advice, type CauseState, causeIds, type Report } from '../../src/model/report.ts';
import { type Auditor, openAuditor } from '../browser/audit.ts';
import { writeBlockingExtension } from '../browser/blocking-extension.ts';
import { draw } from '../draw.ts';
import type { CausePage } from '../pages/causes/cause-page.ts';
import { healthy } from '../pages/causes/healthy.ts';

const pagesFolder = new URL('../pages/causes/', import.meta.url);
const tested = causeIds.filter((id) => id !== 'authorised-by-site' && id !== 'undetermined');

/** `CAUSE/page.ts`, and `CAUSE/page-VARIANT.ts` where one cause comes about in several ways. */
const files = readdirSync(pagesFolder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && existsSync(new URL(`${entry.name}/page.ts`, pagesFolder)))
  .flatMap(({ name }) =>
    readdirSync(new URL(`${name}/`, pagesFolder))
      .filter((file) => /^page(?:-[a-z-]+)?\.ts$/.test(file))
      .map((file) => `${name}/${file.replace(/\.ts$/, '')}`),
  );

async function pageOf(file: string): Promise<CausePage> {
  const [cause, name] = file.split('/');
  return (await import(`../pages/causes/${cause}/${name}.ts`)).page;
}

const parleyIn = (report: Report) => report.widgets.find(({ vendor }) => vendor === 'parley');
const causeIn = (report: Report, id: string): CauseState | undefined =>
  parleyIn(report)?.causes.find((cause) => cause.id === id);

/** Whom the report's findings hold to account; the site's own doings are the site's affair. */
const named = (report: Report) =>
  report.findings
    .filter(({ verdict, actor }) => verdict === 'fail' || !['site', 'unknown'].includes(actor.party))
    .map(({ verdict, detector, actor, summary }) => ({ verdict, detector, party: actor.party, summary }));

/** Audits the pages that causes explain, and mends them by the report's own advice; `drawn` of them, or all. */
export function testCauses(drawn = files.length): void {
  describe.each(['chromium', 'firefox'] as const)('%s', (browser) => {
    let shared: Auditor;
    beforeAll(async () => {
      shared = await openAuditor({ browser, routes: {}, vendors: DEMO_VENDORS_FILE });
    });
    afterAll(() => shared?.close());

    async function auditIn(auditor: Auditor, page: CausePage, advice: Advice | null): Promise<Report> {
      auditor.internet.replaceRoutes(await page.routes(advice));
      const { url, seconds = 2.5, visit } = page;
      return auditor.audit({ url, seconds, during: async (handle) => visit?.(handle, advice) });
    }

    /** A page beside another extension needs a browser of its own. */
    async function audit(page: CausePage, advice: Advice | null): Promise<Report> {
      const blocked = page.blockedHosts?.(advice) ?? [];
      if (blocked.length === 0) return auditIn(shared, page, advice);
      const own = await openAuditor({
        browser,
        routes: {},
        vendors: DEMO_VENDORS_FILE,
        otherExtensionDirs: blocked.map(writeBlockingExtension),
      });
      try {
        return await auditIn(own, page, advice);
      } finally {
        await own.close();
      }
    }

    describe.each(draw(files, drawn))('%s', (file) => {
      test('the cause explains the page and nobody is named; its advice, applied, makes the chat healthy', async () => {
        const page = await pageOf(file);
        const broken = await audit(page, null);
        const established = causeIn(broken, page.cause);
        expect(established).toMatchObject({ state: 'established' });
        expect(named(broken)).toEqual([]);
        expect(parleyIn(broken)).toMatchObject({
          verdict: 'explained',
          next: established?.advice?.sentence,
        });

        const mended = await audit(page, established?.advice ?? null);
        expect(causeIn(mended, page.cause)).toMatchObject({ state: 'excluded' });
        expect(named(mended)).toEqual([]);
        expect(parleyIn(mended)).toMatchObject({ verdict: 'healthy' });
      }, 120_000);
    });

    test('every cause that can be tested is excluded on the healthy page', async () => {
      const report = await auditIn(shared, { cause: 'undetermined', ...healthy }, null);
      expect(parleyIn(report)).toMatchObject({ verdict: 'healthy' });
      const states = tested.map((id) => causeIn(report, id));
      expect(states.filter((cause) => cause?.state !== 'excluded')).toEqual([]);
      expect(causeIn(report, 'authorised-by-site')).toMatchObject({
        state: 'not-tested',
        reason: 'ask the site',
      });
    });
  });
}
