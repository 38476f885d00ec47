import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEMO_VENDORS_FILE } from '../../demo/expected.ts';
import type { FactOf } from '../../src/model/observation.ts';
import { type Auditor, openAuditor } from '../browser/audit.ts';
import { readObservations } from '../browser/observations.ts';

/** Content scripts have their timers among the page's. What a page does later without a call is seen by ours alone. */
const page = `<!doctype html><title>Shop</title><link rel="icon" href="data:,"><script>
setTimeout(() => {
  for (let timer = setTimeout(() => {}); timer > 0; timer--) clearTimeout(timer);
  const clearedMs = performance.now();
  const wait = () => {
    if (performance.now() < clearedMs + 1000) return requestAnimationFrame(wait);
    window.Parley = { open() {} };
    document.title = 'Cleared';
  };
  wait();
}, 1000);
</script>`;

describe.each(['chromium', 'firefox'] as const)('%s', (browser) => {
  let auditor: Auditor;
  beforeAll(async () => {
    auditor = await openAuditor({
      browser,
      routes: { 'shop.example': { '/': { headers: { 'content-type': 'text/html' }, body: page } } },
      vendors: DEMO_VENDORS_FILE,
    });
  });
  afterAll(() => auditor?.close());

  test('a page that clears every timer goes on being watched', async () => {
    const { control } = auditor;
    const { page: shown, tabId } = await control.openTab();
    const audit = await control.start(tabId, []);
    await shown.goto('https://shop.example/');
    await expect.poll(() => shown.evaluate(() => document.title), { timeout: 30_000 }).toBe('Cleared');
    await delay(2_000);
    await control.stop(audit);
    const facts = (await readObservations(auditor.browser, audit)).map(({ fact }) => fact);
    const globals = facts.filter((fact): fact is FactOf<'global'> => fact.kind === 'global');
    expect(globals.map(({ name, event }) => [name, event])).toEqual([['Parley', 'present']]);
  });
});
