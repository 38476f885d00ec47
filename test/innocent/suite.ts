import { readdirSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BrowserName } from '../../src/cli/browsers/browser.ts';
import { draw } from '../draw.ts';
import type { VendorEntry } from '../widgets/widget.ts';
import { openSiteAudits, type SiteAudits } from './audits.ts';
import type { InnocentCase } from './innocent-case.ts';
import { expectedOnTwin, isUndetermined, namedOnTwin, type Said, saidOf, untruth } from './judge.ts';

export interface SuiteOptions {
  browser: BrowserName;
  slowdown?: number;
  lanes: number;
  /** So many cases drawn anew at every run; all unless told. */
  drawn?: number;
}

const UNDETERMINED_AT_MOST = 0.05;
/** Waiting for a lane included. */
const TIMEOUT_MS = 300_000;

/** Audits every case in `cases/`, innocent and twin, and counts how many innocent ones stay undetermined. */
export async function testInnocentCases({
  browser,
  slowdown = 1,
  lanes,
  drawn,
}: SuiteOptions): Promise<void> {
  const cases = drawn === undefined ? await allCases() : draw(await allCases(), drawn);

  describe(`${browser}${slowdown > 1 ? `, ${slowdown} × slower` : ''}`, () => {
    let audits: SiteAudits;
    const said = new Map<string, Said>();
    /** Kept over a second try: a slow machine excuses a missing answer, and no wrong name. */
    const wronglyNamed: string[] = [];
    beforeAll(async () => {
      audits = await openSiteAudits({ browser, vendors: vendorsOf(cases), slowdown, lanes });
    });
    afterAll(() => audits?.close());

    describe.each(cases)('$id', { concurrent: true, timeout: TIMEOUT_MS }, (one) => {
      test('names nobody and tells the truth', async () => {
        const report = saidOf(await audits.audit(await one.innocent()), one);
        said.set(one.id, report);
        wronglyNamed.push(...[...report.fails, ...report.named].map((summary) => `${one.id}: ${summary}`));
        expect({ ...report, untruth: untruth(report, one.truth) }).toEqual({
          ...report,
          fails: [],
          named: [],
          untruth: null,
        });
      });

      test('names the script that interferes on the twin', async () => {
        const twin = await one.twin();
        const report = await audits.audit(twin.site);
        const named = namedOnTwin(report);
        const expected = expectedOnTwin(twin, one);
        const wrong = named.filter(({ scriptUrl }) => scriptUrl !== twin.scriptUrl);
        wronglyNamed.push(...wrong.map(({ scriptUrl }) => `twin of ${one.id}: ${scriptUrl}`));
        expect(named).toEqual(expected);
      });
    });

    test('names nobody wrongly, at any try', { retry: 0 }, () => {
      expect(wronglyNamed).toEqual([]);
    });

    test.runIf(drawn === undefined)('leaves at most 5 % of the innocent cases undetermined', () => {
      console.info(table(cases, said));
      const undetermined = [...said].filter(([, one]) => isUndetermined(one));
      const allowed = Math.floor(said.size * UNDETERMINED_AT_MOST);
      expect(undetermined.map(([id]) => id).slice(allowed)).toEqual([]);
    });
  });
}

async function allCases(): Promise<InnocentCase[]> {
  const files = readdirSync(new URL('./cases', import.meta.url));
  const modules: { cases: InnocentCase[] }[] = await Promise.all(
    files.map((file) => import(`./cases/${file.replace(/\.ts$/, '')}.ts`)),
  );
  return modules.flatMap(({ cases }) => cases);
}

/** All vendors together, as a person's own file holds them. Throws where two cases define one differently. */
function vendorsOf(cases: readonly InnocentCase[]): VendorEntry[] {
  const vendors = new Map<string, VendorEntry>();
  for (const { vendor } of cases) {
    const known = vendors.get(vendor.id);
    if (known && !isDeepStrictEqual(known, vendor)) throw new Error(`${vendor.id} is defined in two ways`);
    vendors.set(vendor.id, vendor);
  }
  return [...vendors.values()];
}

const table = (cases: readonly InnocentCase[], said: ReadonlyMap<string, Said>): string =>
  cases
    .flatMap(({ id, truth }) => {
      const { verdict, causes } = said.get(id) ?? {};
      return verdict ? [`${id}: ${verdict} ${causes?.join(', ')} (true: ${truth.join(', ')})`] : [];
    })
    .join('\n');
