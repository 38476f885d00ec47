import type { Arm, ComparisonPlan } from '../../model/comparison.ts';
import type { FactOf } from '../../model/observation.ts';
import { browser } from '../../platform/browser.ts';
import { leaveTab } from '../leave.ts';
import type { Sight } from '../look-in-page.ts';
import { registerScripts } from '../registration.ts';
import { Ended, pause, unlessEnded } from './ending.ts';
import { block, unblock } from './rules.ts';
import type { TabWatch } from './watch-tab.ts';

export type Measured = Extract<FactOf<'comparison'>['course'], { event: 'measured' }>;
export type LoadNeeds = {
  tab: number;
  url: string;
  plan: ComparisonPlan;
  watch: TabWatch;
  signal: AbortSignal;
  /** Registers again the scripts that record. */
  register(): Promise<void>;
  /** What can be seen of each vendor in the tab; null when the page does not answer. */
  look(): Promise<Sight[] | null>;
  /** What the browser saw of a page without our scripts belongs to no page of the record. Rejects when they ran. */
  forgetUnrecorded(): Promise<void>;
  /** Appends the fact to the page that the tab shows. */
  note(measured: Measured): Promise<void>;
};

/**
 * One load of one arm: the page is loaded again without caches and without its service worker (Chromium's rules do not
 * reach what a worker serves), watched for the time that the plan gives, drained, and looked at from outside.
 * Rejects with an `Ended` when it could not be made; a rule may be left then.
 */
export async function measureLoad(index: number, arm: Arm, needs: LoadNeeds): Promise<void> {
  const { tab, plan, watch, signal } = needs;
  const target = targetOf(arm, plan);
  // Waited for in every case, so that no rule is set after the last one was taken away.
  if (target !== null) await block(target, tab);
  if (arm === 'probe-off') await registerScripts([]);
  signal.throwIfAborted();

  await unlessEnded(
    watch.load(async () => {
      await keepAddress(tab, needs.url);
      await browser.tabs.reload(tab, { bypassCache: true });
    }),
    signal,
  );
  await pause(plan.settleMs, signal);
  // Everything that the page recorded is stored before it goes away.
  await unlessEnded(leaveTab(tab), signal);
  const sights = (await unlessEnded(needs.look(), signal)) ?? (await unlessEnded(needs.look(), signal));
  if (!sights) throw new Ended('interrupted', 'The page did not answer any more.');

  if (arm === 'probe-off') await needs.forgetUnrecorded();
  const step = sights.find(({ vendor }) => vendor === plan.vendor)?.step ?? null;
  await needs.note({ event: 'measured', index, arm, step });
  if (arm === 'probe-off') await needs.register();
  if (target !== null) await unblock();
}

function targetOf(arm: Arm, { blocked, placebo }: ComparisonPlan): string | null {
  if (arm === 'without') return blocked;
  return arm === 'placebo' ? placebo : null;
}

/** A page may have changed its own address (a route): every load is of the same one. */
async function keepAddress(tab: number, url: string): Promise<void> {
  const { url: shown } = await browser.tabs.get(tab);
  if (shown === url) return;
  await browser.scripting.executeScript({
    target: { tabId: tab },
    func: (address: string) => history.replaceState(history.state, '', address),
    args: [url],
  });
}
