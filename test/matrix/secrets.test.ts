import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEMO_VENDORS_FILE } from '../../demo/expected.ts';
import { type Auditor, openAuditor } from '../browser/audit.ts';
import { type KindName, kinds } from '../pages/secrets/kinds.ts';
import { leaksOf, packed } from '../pages/secrets/packed.ts';
import { inEachPlace, type Planted, secretsByName } from '../pages/secrets/planted.ts';
import { plantedRoutes } from '../pages/secrets/secrets.ts';

/** Each kind of secret in each place of a page that takes it: none comes into the package. */
describe.each(['chromium', 'firefox'] as const)('%s', (browser) => {
  let auditor: Auditor;
  beforeAll(async () => {
    auditor = await openAuditor({ browser, routes: {}, vendors: DEMO_VENDORS_FILE });
  });
  afterAll(() => auditor?.close());

  async function packageWith(planted: readonly Planted[]) {
    const { control, internet } = auditor;
    internet.replaceRoutes(plantedRoutes(planted));
    const { page, tabId } = await control.openTab();
    const auditId = await control.start(tabId, []);
    await page.goto('https://shop.example/');
    await page.waitForFunction(
      (count) => (window as Window & { planted?: string[] }).planted?.length === count,
      planted.length,
      { timeoutMs: 20_000 },
    );
    await delay(3_000);
    await control.stop(auditId);
    await page.close();
    return packed(control, auditId);
  }

  test.each(Object.keys(kinds) as KindName[])('%s', async (kind) => {
    const planted = inEachPlace(kind);
    expect(leaksOf(await packageWith(planted), secretsByName(planted))).toEqual([]);
  });
});
