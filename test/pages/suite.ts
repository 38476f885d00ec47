import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEMO_VENDORS_FILE } from '../../demo/expected.ts';
import type { BrowserName, PageHandle } from '../../src/cli/browsers/browser.ts';
import type { Report } from '../../src/model/report.ts';
import { type Auditor, openAuditor } from '../browser/audit.ts';
import type { ExpectedAct } from './expected-act.ts';
import { pageRoutes } from './routes.ts';

export const detectorIds = readdirSync(new URL('../../src/detect/detectors', import.meta.url)).map((file) =>
  file.replace(/\.ts$/, ''),
);

interface Page {
  expected: ExpectedAct;
  /** What the visitor does on both pages. */
  visit?(page: PageHandle): Promise<void>;
}

const pageOf = async (detector: string): Promise<Page> => import(`./${detector}/expected.ts`);

/** Failures, and this detector's notices. */
const toldBy = (detector: string, report: Report) =>
  report.findings.filter(
    (finding) =>
      finding.verdict === 'fail' || (finding.verdict === 'notice' && finding.detector === detector),
  );

/** Audits the failing and the passing page of each of these detectors. */
export function testDetectorPages(browser: BrowserName, detectors: readonly string[]): void {
  describe(browser, () => {
    let auditor: Auditor;
    beforeAll(async () => {
      auditor = await openAuditor({ browser, routes: pageRoutes, vendors: DEMO_VENDORS_FILE });
    });
    afterAll(() => auditor?.close());

    const audit = (page: string, { visit }: Page) =>
      auditor.audit({
        url: `https://shop.example/${page}`,
        seconds: 3,
        ...(visit ? { during: visit } : {}),
      });

    describe.each(detectors)('%s', (detector) => {
      test('finds the act on the failing page, with the script and the line, and nothing else', async () => {
        const page = await pageOf(detector);
        const { besides, ...expected } = page.expected;
        const fails = toldBy(detector, await audit(`${detector}/fail.html`, page));
        expect(auditor.pageErrors).toEqual([]);
        const common = { affected: 'parley', party: 'other-vendor', actor: 'overtalk' };
        expect(
          fails
            .map(({ affected, actor, detector, count }) => ({
              detector,
              affected: affected.vendor,
              party: actor.party,
              actor: actor.vendor,
              scriptUrl: actor.scriptUrl,
              line: actor.line,
              count,
            }))
            .sort((a, b) => (a.detector < b.detector ? -1 : 1)),
        ).toEqual([detector, ...besides].sort().map((id) => ({ ...expected, ...common, detector: id })));
      });

      test('finds nothing on the passing page, where the same things are done to what is one’s own', async () => {
        const report = await audit(`${detector}/pass.html`, await pageOf(detector));
        expect(auditor.pageErrors).toEqual([]);
        expect(toldBy(detector, report).map(({ detector, summary }) => ({ detector, summary }))).toEqual([]);
        const parley = report.widgets.find(({ vendor }) => vendor === 'parley');
        expect(parley?.checks).toContainEqual({ detector, verdict: 'pass', reason: expect.any(String) });
      });
    });
  });
}
