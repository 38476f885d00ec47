import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEMO_VENDORS_FILE } from '../../demo/expected.ts';
import type { FactOf } from '../../src/model/observation.ts';
import { type Auditor, openAuditor } from '../browser/audit.ts';
import { readObservations } from '../browser/observations.ts';

/** The names of the catalogue's globals reach the probe before the page's first script. */
const url = 'https://shop.example/';
const page = `<!doctype html><script>window.Intercom = function first() {}</script>
<script src="https://cdn.overtalk.example/second.js"></script><title>Shop</title><link rel="icon" href="data:,">`;
const second = 'window.Intercom = function second() {};\n';

describe.each(['chromium', 'firefox'] as const)('%s', (browser) => {
  let auditor: Auditor;
  beforeAll(async () => {
    auditor = await openAuditor({
      browser,
      routes: {
        'shop.example': { '/': { headers: { 'content-type': 'text/html' }, body: page } },
        'cdn.overtalk.example': {
          '/second.js': { headers: { 'content-type': 'text/javascript' }, body: second },
        },
      },
      vendors: DEMO_VENDORS_FILE,
    });
  });
  afterAll(() => auditor?.close());

  test('a global that the first inline script made is watched when the second script replaces it', async () => {
    const { control } = auditor;
    const { page: shown, tabId } = await control.openTab();
    const audit = await control.start(tabId, []);
    for (let load = 0; load < 5; load++) {
      await shown.goto(url);
      await delay(500);
    }
    await control.stop(audit);
    const facts = (await readObservations(auditor.browser, audit)).map(({ fact }) => fact);
    const globals = facts.filter((fact): fact is FactOf<'global'> => fact.kind === 'global');
    const told = globals.map(({ name, event, stack }) => [name, event, stack?.text.includes('second.js:1:')]);
    expect(told).toEqual(
      Array.from({ length: 5 }, () => [
        ['Intercom', 'present', undefined],
        ['Intercom', 'assigned', true],
      ]).flat(),
    );
  });
});
