import { browser } from '../platform/browser.ts';
import type { Audits } from './audits.ts';
import { endComparison } from './comparison/end.ts';
import type { Journal } from './journal.ts';
import type { Lifecycle } from './lifecycle.ts';

type Needs = { audits: Audits; journal: Journal; lifecycle: Lifecycle };

/**
 * Session storage is empty after the browser or the extension was started again; then nothing records any more and
 * tab numbers mean nothing. Until this is settled no content script can be answered: it is all they wait for.
 */
export async function endOldSession(needs: Needs): Promise<void> {
  const { alive } = await browser.storage.session.get('alive');
  if (alive === true) return;
  await endInterrupted(needs);
  await browser.storage.session.set({ alive: true });
}

/** At every start of the background, after `endOldSession`: what is registered must match what records. */
export async function reconcile(needs: Needs): Promise<void> {
  await endComparisons(needs);
  await needs.lifecycle.syncScripts();
}

/** A comparison ends with the background that made it: the page that asked for it starts the next one at once. */
async function endComparisons(needs: Needs): Promise<void> {
  for (const { id, comparing } of await needs.audits.all()) {
    if (!comparing) continue;
    await endComparison(
      id,
      'interrupted',
      'The extension was stopped in the middle of the comparison.',
      needs,
    );
  }
}

async function endInterrupted({ audits, journal, lifecycle }: Needs): Promise<void> {
  const detail = 'The browser or the extension was closed while the audit was recording.';
  for (const { id } of await audits.recording()) {
    const gap = { kind: 'gap', reason: 'browser-restarted', detail, count: 1 } as const;
    await lifecycle.stopAudit(id, { gap });
  }
  for (const { id, state, tabs } of await audits.all()) {
    // A look that no audit followed can no longer be shown for its tab.
    if (state === 'looked') await audits.remove(id);
    else if (tabs.length > 0) await audits.update(id, (audit) => ({ ...audit, tabs: [] }));
  }
  await journal.run(({ tx, tabs }) => {
    tabs.clear();
    return tx.objectStore('tabs').clear();
  });
}
