import type { Audit } from '../model/audit.ts';
import type { Vendor } from '../model/vendor.ts';
import { browser } from '../platform/browser.ts';
import type { Audits } from './audits.ts';
import { lookAtTab } from './first-look.ts';
import type { Lifecycle } from './lifecycle.ts';

/**
 * The first record, made by the click itself: what can be seen now, before any prompt or reload, actor not
 * recorded. A tab that records or was recorded keeps what it has. Resolves to false where no look is possible.
 */
export async function takeFirstLook(
  tabId: number,
  audits: Audits,
  look: (tabId: number) => Promise<Audit | null>,
): Promise<boolean> {
  const shown = await audits.shownFor(tabId);
  if (shown && shown.state !== 'looked') return true;
  if (!(await look(tabId))) return false;
  // Only the newest look of a tab is kept: no audit began with the others.
  if (shown) await audits.remove(shown.id);
  return true;
}

/** Looks at a tab and keeps what is seen as an audit in state `looked`; null where no look is possible. */
export async function lookNow(
  tabId: number,
  needs: { audits: Audits; lifecycle: Lifecycle; catalogue: readonly Vendor[]; own: readonly Vendor[] },
): Promise<Audit | null> {
  const { audits, lifecycle } = needs;
  const sights = await lookAtTab(tabId, needs.catalogue, needs.own);
  if (!sights) return null;
  const { url = '' } = await browser.tabs.get(tabId);
  const audit = await lifecycle.newAudit(tabId, url);
  await audits.save(audit);
  for (const { vendor, step } of sights) {
    await lifecycle.note(audit, { kind: 'first-look', vendor, step, url: audit.siteUrl });
  }
  return audit;
}
