import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { DEMO_VENDORS_FILE } from '../../demo/expected.ts';
import type { PageHandle } from '../../src/cli/browsers/browser.ts';
import { pollUntil } from '../../src/cli/browsers/poll.ts';
import { comparisonPort } from '../../src/model/ui-message.ts';
import { keepComparison } from '../../src/ui/app/keep-comparison.ts';
import { type Auditor, openAuditor } from '../browser/audit.ts';
import { courseOf, loadsOf } from '../browser/comparison/course.ts';
import { ACTOR, FORM_URL, PLACEBO, PLAIN_URL, SERVED_URL, shop } from '../pages/comparison-engine/shop.ts';

/** The loads of a comparison do what their arms say, as the servers of the fixture internet saw it. */

const PARLEY = 'https://cdn.parley.example/loader.js';
const compare = { vendor: 'parley', blocked: ACTOR, loadsPerArm: 2, settleMs: 2_500 };

describe.each(['chromium', 'firefox'] as const)('%s', (browser) => {
  let auditor: Auditor;
  let ours: PageHandle;
  beforeAll(async () => {
    auditor = await openAuditor({ browser, routes: shop, vendors: DEMO_VENDORS_FILE });
    ours = await auditor.browser.openExtensionPage('panel.html?tab=0');
  });
  let last: { page: PageHandle; auditId: string } | null = null;
  afterEach(async () => {
    if (!last) return;
    await auditor.control.stop(last.auditId);
    await last.page.close();
  });
  afterAll(() => auditor?.close());

  const audited = async (url: string) => {
    const { page, tabId } = await auditor.control.openTab();
    const auditId = await auditor.control.start(tabId, []);
    await page.goto(url);
    await delay(2_000);
    last = { page, auditId };
    return { page, tabId, auditId };
  };
  const registered = () =>
    ours.evaluate(async (): Promise<string> => {
      const { scripting, declarativeNetRequest } = globalThis.browser ?? globalThis.chrome;
      const scripts = await scripting.getRegisteredContentScripts();
      const rules = await declarativeNetRequest.getSessionRules();
      return JSON.stringify({ scripts: scripts.map(({ id }) => id).sort(), rules: rules.length });
    });

  test('each arm loads what it says, from the network', async () => {
    const { page, tabId, auditId } = await audited(PLAIN_URL);
    const seen: number[] = [];
    await auditor.control.compare(tabId, compare, ({ done }) => seen.push(done));

    const course = await courseOf(ours, auditId);
    const loads = loadsOf(course, PLAIN_URL, auditor.internet.requests);
    expect(course.map(({ course: { event } }) => event)).toEqual([
      'planned',
      ...Array.from({ length: 8 }, () => 'measured'),
      'ended',
    ]);
    expect(course[0]?.course).toMatchObject({ plan: { blocked: ACTOR, placebo: PLACEBO } });
    expect(course.at(-1)?.course).toEqual({ event: 'ended', how: 'completed', detail: '' });
    for (const { arm, step, page: id, asked } of loads) {
      expect({ arm, asked: [...asked].sort() }).toEqual({
        arm,
        asked: [
          ...(arm === 'placebo' ? [] : [PLACEBO]),
          ...(arm === 'without' ? [] : [ACTOR]),
          PARLEY,
        ].sort(),
      });
      expect({ arm, step }).toEqual({ arm, step: arm === 'without' ? 'clickable' : 'executed' });
      expect({ arm, known: id !== '' }).toEqual({ arm, known: arm !== 'probe-off' });
    }
    // The first window holds the load that is not measured as well.
    expect(loads.slice(1).map(({ documents }) => documents)).toEqual(Array(7).fill(1));
    expect(new Set(loads.map(({ page: id }) => id)).size).toBe(7);
    expect(seen.length).toBeGreaterThan(3);

    // As before: recording goes on, nothing is blocked, the page has been loaded plainly.
    expect(JSON.parse(await registered())).toEqual({ scripts: ['1-content', '2-probe'], rules: 0 });
    expect((await auditor.control.state(tabId)).audit?.state).toBe('recording');
    await delay(1_000);
    expect(await page.url()).toBe(PLAIN_URL);
    await auditor.control.stop(auditId);
    const report = await auditor.control.report(auditId);
    expect(report.audit.gaps).toEqual([]);
  }, 120_000);

  test('a page served by its own service worker, its audit stopped before', async () => {
    const { page, tabId, auditId } = await audited(SERVED_URL);
    await page.goto(SERVED_URL);
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    await delay(1_500);
    await auditor.control.stop(auditId);
    await auditor.control.compare(tabId, compare);

    const course = await courseOf(ours, auditId);
    const loads = loadsOf(course, SERVED_URL, auditor.internet.requests);
    expect(course.at(-1)?.course).toEqual({ event: 'ended', how: 'completed', detail: '' });
    expect(loads.map(({ documents }) => documents)).toEqual(Array(8).fill(1));
    for (const { arm, step, asked } of loads) {
      expect({ arm, actor: asked.includes(ACTOR), placebo: asked.includes(PLACEBO) }).toEqual({
        arm,
        actor: arm !== 'without',
        placebo: arm !== 'placebo',
      });
      expect({ arm, step }).toEqual({ arm, step: arm === 'without' ? 'clickable' : 'executed' });
    }

    expect(JSON.parse(await registered())).toEqual({ scripts: [], rules: 0 });
    expect((await auditor.control.state(tabId)).audit?.state).toBe('stopped');
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  }, 120_000);

  test('never on the answer to a form', async () => {
    const { page, tabId } = await audited(FORM_URL);
    await page.click('#send');
    await delay(1_500);
    const before = auditor.internet.requests.length;
    await expect(auditor.control.compare(tabId, compare)).rejects.toThrow(
      /^This page is the answer to a form/,
    );
    await delay(1_000);
    const asked = auditor.internet.requests.slice(before).filter(({ host }) => host === 'shop.example');
    expect(asked).toEqual([]);
  });

  test('goes on in spite of a page on which nothing happens for longer than browsers keep a background', async () => {
    const { tabId, auditId } = await audited(PLAIN_URL);
    await auditor.control.stop(auditId);
    const wanted = { ...compare, blocked: null, loadsPerArm: 1, settleMs: 40_000 };
    const message = { type: 'compare', tabId, ...wanted } as const;
    // Nobody asks for the state meanwhile, which would keep the background as well.
    await ours.evaluate(keepComparison, { message, port: comparisonPort });
    const ended = async () => (await courseOf(ours, auditId)).at(-1)?.course.event === 'ended';
    await pollUntil(ended, 120_000, 'the end of the comparison');
    const course = await courseOf(ours, auditId);
    expect(course.map(({ course: { event } }) => event)).toEqual(['planned', 'measured', 'ended']);
    expect(course.at(-1)?.course).toMatchObject({ how: 'completed' });
  }, 150_000);
});
