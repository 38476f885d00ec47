import { withoutQuery } from '../../compare/blocked.ts';
import { choosePlacebo, planComparison } from '../../compare/plan.ts';
import type { Audit } from '../../model/audit.ts';
import type { ComparisonPlan } from '../../model/comparison.ts';
import type { ComparisonProgress } from '../../model/ui-message.ts';
import type { Runtime } from '../../platform/browser.ts';
import { Refusal } from '../lifecycle.ts';
import type { Live } from '../live.ts';
import { redactUrl, urlKey } from '../redact.ts';
import { type CourseNeeds, runCourse } from './course.ts';
import { endComparison, noteCourse } from './end.ts';
import { Ended } from './ending.ts';
import { type CompareRequest, checkRequest } from './refusals.ts';
import { untilLoaded } from './until-loaded.ts';

export type ComparisonsNeeds = Omit<CourseNeeds, 'progress'> & { live: Live };
type Running = {
  request: CompareRequest;
  ending: AbortController;
  port: Runtime.Port;
  progress: ComparisonProgress | null;
  /** Settles when it has ended and nothing of it is left. */
  over: Promise<void>;
};

/** The one comparison that runs, if any: in memory only, since it ends with the background. */
export function createComparisons(needs: ComparisonsNeeds) {
  const { audits, lifecycle, live } = needs;
  const ports: Runtime.Port[] = [];
  let running: Running | null = null;

  /** A page of ours opened its port, which it holds as long as it wants a comparison to go on. */
  function connected(port: Runtime.Port): void {
    ports.push(port);
    // Listened to, so that the page's messages on it keep Firefox from suspending the background.
    port.onMessage.addListener(() => undefined);
    port.onDisconnect.addListener(() => {
      ports.splice(ports.indexOf(port), 1);
      if (running?.port !== port) return;
      running.ending.abort(
        new Ended('cancelled', 'The window in which the comparison was asked for was closed.'),
      );
    });
  }

  /** Resolves once the comparison is planned and recorded, before its first load. Throws a `Refusal`. */
  async function start(request: CompareRequest): Promise<void> {
    if (running) throw new Refusal('A comparison is running already. Cancel it or wait for its end.');
    // A page opens its port right before it asks.
    const port = ports.at(-1);
    if (!port) throw new Refusal('The window in which the comparison was asked for is closed.');
    const ending = new AbortController();
    const mine: Running = { request, ending, port, progress: null, over: Promise.resolve() };
    running = mine;
    try {
      const { audit, plan, url } = await prepare(request);
      mine.progress = { vendor: plan.vendor, blocked: plan.blocked, done: 0, total: plan.order.length };
      mine.over = carryOut(mine, audit, plan, url);
      mine.over.catch(() => undefined);
    } catch (error) {
      running = null;
      throw error;
    }
  }

  async function prepare(
    request: CompareRequest,
  ): Promise<{ audit: Audit; plan: ComparisonPlan; url: string }> {
    const { tabId, vendor, blocked, loadsPerArm, settleMs } = request;
    const { audit, report, url } = await checkRequest(request, { ...needs, reportOf: live.reportOf });
    const placebo = blocked === null ? null : choosePlacebo(report, vendor, blocked);
    const plan = planComparison({ vendor, blocked, placebo, loadsPerArm, settleMs, random: Math.random });
    const comparing = {
      id: crypto.randomUUID(),
      tab: tabId,
      urlKey: urlKey(url, audit.redactionKey),
      resumed: audit.state === 'stopped',
    };
    const marked = await audits.update(audit.id, (now) => ({
      ...now,
      state: 'recording',
      endedAtMs: null,
      comparing,
    }));
    if (!marked) throw new Refusal('This audit is not kept any more. Audit this page, then compare.');
    await lifecycle.syncScripts();
    const recorded = {
      ...plan,
      blocked: asRecorded(blocked, audit.redactionKey),
      placebo: asRecorded(placebo, audit.redactionKey),
    };
    await noteCourse(marked, { event: 'planned', plan: recorded }, lifecycle);
    return { audit: marked, plan, url };
  }

  async function carryOut(mine: Running, audit: Audit, plan: ComparisonPlan, url: string): Promise<void> {
    const progress = (done: number) => {
      if (mine.progress) mine.progress = { ...mine.progress, done };
      live.markChanged(audit.id);
    };
    const { how, detail, restores } = await runCourse(audit, plan, url, mine.ending, {
      ...needs,
      progress,
    }).then(
      () => ({ how: 'completed' as const, detail: '', restores: true }),
      (error: unknown) =>
        error instanceof Ended
          ? { how: error.how, detail: error.message, restores: !error.goesElsewhere }
          : {
              how: 'interrupted' as const,
              detail: 'The browser could not load the page again.',
              restores: true,
            },
    );
    try {
      await endComparison(audit.id, how, detail, needs, restores);
      if (audit.comparing) await untilLoaded(audit.comparing.tab);
    } finally {
      running = null;
      mine.port.disconnect();
      live.markChanged(audit.id);
    }
  }

  /** Ends what runs in the tab, if anything does; resolves when nothing of it is left. */
  async function cancel(tabId: number): Promise<void> {
    if (running?.request.tabId !== tabId) return;
    running.ending.abort(new Ended('cancelled', 'The person cancelled the comparison.'));
    await running.over.catch(() => undefined);
  }

  /** How far the comparison in this tab is; null where none runs. */
  function progressIn(tabId: number): ComparisonProgress | null {
    return running?.request.tabId === tabId ? running.progress : null;
  }

  return { connected, start, cancel, progressIn, isRunning: () => running !== null };
}
export type Comparisons = ReturnType<typeof createComparisons>;

/** A host stays; an address is kept as the record keeps it. One that comes from a report is that already. */
function asRecorded(target: string | null, key: string): string | null {
  if (target === null || !target.includes('://') || target.includes('‹id:')) return target;
  return redactUrl(withoutQuery(target), key);
}
