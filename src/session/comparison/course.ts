import type { Audit } from '../../model/audit.ts';
import type { ComparisonPlan } from '../../model/comparison.ts';
import { browser } from '../../platform/browser.ts';
import { writeOut } from '../context.ts';
import type { Journal } from '../journal.ts';
import { leaveTab } from '../leave.ts';
import type { Sight } from '../look-in-page.ts';
import { tabRecord } from '../pages.ts';
import { type EndNeeds, noteCourse } from './end.ts';
import { Ended, pause, unlessEnded } from './ending.ts';
import { measureLoad } from './measure-load.ts';
import { type TabWatch, watchTab } from './watch-tab.ts';

export type CourseNeeds = EndNeeds & {
  /** What can be seen of each vendor in the tab; null when the page does not answer. */
  look(tab: number, audit: Audit): Promise<Sight[] | null>;
  /** Called after each measured load with the number of loads made. */
  progress(done: number): void;
};

/**
 * Makes the loads of a plan in the tab of an audit that is marked with the comparison: one that is not measured and
 * fills caches, then each in its turn. Resolves after the last; rejects with an `Ended`, or as the browser's calls do.
 */
export async function runCourse(
  audit: Audit,
  plan: ComparisonPlan,
  url: string,
  ending: AbortController,
  needs: CourseNeeds,
): Promise<void> {
  const tab = audit.comparing?.tab;
  if (tab === undefined) return;
  const { signal } = ending;
  const { journal, lifecycle } = needs;
  const watch = watchTab(tab, url, (ended) => ending.abort(ended));
  try {
    await warmUp(tab, url, plan, watch, signal);
    for (const [index, arm] of plan.order.entries()) {
      await measureLoad(index, arm, {
        tab,
        url,
        plan,
        watch,
        signal,
        register: lifecycle.syncScripts,
        look: () => needs.look(tab, audit),
        forgetUnrecorded: () => forgetUnrecorded(tab, journal),
        note: (measured) => noteCourse(audit, measured, lifecycle),
      });
      needs.progress(index + 1);
    }
  } finally {
    watch.close();
  }
}

/** Asking for the address is a GET, so that no later reload can send a form again. */
async function warmUp(
  tab: number,
  url: string,
  { settleMs }: ComparisonPlan,
  watch: TabWatch,
  signal: AbortSignal,
): Promise<void> {
  const [plain = url, fragment] = url.split('#', 2);
  await unlessEnded(
    watch.load(() => browser.tabs.update(tab, { url: plain })),
    signal,
  );
  // Does not load: the document is the same.
  if (fragment !== undefined) await browser.tabs.update(tab, { url });
  await pause(settleMs, signal);
  await unlessEnded(leaveTab(tab), signal);
}

const lateEventsMs = 50;

/** Requests without a page wait for the next one to say hello, which would take them for its own. */
async function forgetUnrecorded(tab: number, journal: Journal): Promise<void> {
  await browser.scripting.executeScript({ target: { tabId: tab }, func: () => window.stop() });
  await new Promise((resolve) => setTimeout(resolve, lateEventsMs));
  const page = await journal.run(async (context) => {
    writeOut(context);
    const held = context.tx.objectStore('held');
    for (let cursor = await held.openCursor(); cursor; cursor = await cursor.continue()) {
      if (cursor.value.tab === tab) await cursor.delete();
    }
    return (await tabRecord(context, tab)).page;
  });
  if (page !== '') throw new Ended('interrupted', 'The recording scripts could not be kept out of a page.');
}
