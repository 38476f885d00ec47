import { randomInt } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BrowserHandle, BrowserName } from '../../src/cli/browsers/browser.ts';
import { launchBrowser } from '../../src/cli/browsers/launch.ts';
import { openControl } from '../../src/cli/control.ts';
import type { Report } from '../../src/model/report.ts';
import { type Internet, startInternet } from '../internet/internet.ts';
import { type Act, type Actor, createActor, type Through } from '../widgets/actors.ts';
import { CLIENT_URL, widgetSite } from '../widgets/page.ts';
import type { RealWidget } from '../widgets/widget.ts';

/** One page load with a real widget and an acting script drawn from a seed. */
export type WidgetCase = { widget: RealWidget; act: Act; through: Through; seed: number };

const drawnWithinMs = 10_000;
/** Actors act 1.0 to 1.8 s after the widget is drawn. */
const actedAfterMs = 2_800;

/** A seed of its own for every run; the failing test prints it. */
const drawSeed = (): number => randomInt(1, 2 ** 31);

async function auditWidgetCase(
  handle: BrowserHandle,
  internet: Internet,
  { widget, act, through, seed }: WidgetCase,
): Promise<{ report: Report; actor: Actor }> {
  const actor = await createActor({ selector: widget.rootSelector, act, through, seed });
  internet.replaceRoutes(await widgetSite(widget, [actor]));
  const control = await openControl(handle);
  await control.setVendors([widget.vendor]);
  const { page, tabId } = await control.openTab();
  const auditId = await control.start(tabId, []);
  await page.goto(CLIENT_URL);
  // biome-ignore lint/security/noGlobalEval: the expression is the test's own.
  await page.waitForFunction((drawn) => Boolean(globalThis.eval(drawn)), widget.waitUntilDrawn, {
    timeoutMs: drawnWithinMs,
  });
  await delay(actedAfterMs);
  await control.stop(auditId);
  const report = await control.report(auditId);
  await page.close();
  return { report, actor };
}

/** Query values are not stored. */
const withoutQuery = (url: string): string => url.split('?')[0] ?? url;

const detectorOf = { removed: 'removed-widget', hidden: 'hidden-widget' } as const;

/** What the report must say of the case and what it does say, to be compared in one assertion. */
function outcome(
  browser: BrowserName,
  { widget, act }: WidgetCase,
  { report, actor }: { report: Report; actor: Actor },
): { expected: unknown; actual: unknown } {
  const failed = report.findings.filter(({ verdict }) => verdict === 'fail');
  const named = report.findings.filter(
    ({ actor: a }) => a.party === 'other-vendor' || a.party === 'third-party',
  );
  if (act === 'none' || !actor.expected)
    return { expected: { failed: [], named: [] }, actual: { failed, named } };
  const { url, line, columns } = actor.expected;
  const finding = failed.find(({ detector }) => detector === detectorOf[act]);
  const column = finding?.actor.column ?? -1;
  return {
    expected: {
      vendor: widget.id,
      url,
      line,
      column: true,
      detectors: [detectorOf[act]],
      loadedBy: actor.loadedBy && withoutQuery(actor.loadedBy),
    },
    actual: {
      vendor: finding?.affected.vendor ?? null,
      url: finding?.actor.scriptUrl ?? null,
      line: finding?.actor.line ?? null,
      column: columns[browser].includes(column) || { column, wanted: columns[browser] },
      detectors: [...new Set(failed.map(({ detector }) => detector))],
      loadedBy: actor.loadedBy && withoutQuery(finding?.actor.loadedBy[0] ?? ''),
    },
  };
}

/** Audits every case in both browsers, one launch each, with scripts drawn anew. */
export function testWidgetCases(cases: Omit<WidgetCase, 'seed'>[]): void {
  describe.each(['chromium', 'firefox'] as const)('real widgets in %s', (browser) => {
    let internet: Internet;
    let handle: BrowserHandle;
    beforeAll(async () => {
      internet = await startInternet();
      handle = await launchBrowser({
        browser,
        extensionDir: `dist/${browser}-granted`,
        proxyUrl: internet.proxyUrl,
        ignoreCertificateErrors: true,
      });
    });
    afterAll(async () => {
      await handle?.close();
      await internet?.close();
    });

    const drawn = cases.map((one) => ({ ...one, seed: drawSeed() }));
    test.each(drawn)('$widget.id $act through $through, seed $seed', async (one) => {
      const { expected, actual } = outcome(browser, one, await auditWidgetCase(handle, internet, one));
      expect(actual).toEqual(expected);
    });
  });
}
