import type { ComparisonProgress, UiState } from '../model/ui-message.ts';
import { browser } from '../platform/browser.ts';
import { coversAllSites, heldOrigins, isOpenPage } from './access.ts';
import type { Audits } from './audits.ts';
import type { TabRecord } from './database.ts';
import type { Journal } from './journal.ts';
import type { Live } from './live.ts';
import { tabRecord } from './pages.ts';

export type TabStateNeeds = {
  audits: Audits;
  journal: Journal;
  live: Live;
  /** A sentence for the person about this tab, or null. */
  errorOf(tabId: number): string | null;
  /** The comparison that runs in this tab, or null. */
  comparisonIn(tabId: number): ComparisonProgress | null;
  /** The vendor whose chat is tried in this tab, or null. */
  tryingIn(tabId: number): Promise<string | null>;
  /** The browser has no more room for records. */
  isFull(): boolean;
  /** Tabs whose last first look failed. */
  lookFailed: ReadonlySet<number>;
};

/** What the popup draws for a tab. A report that cannot be built becomes a sentence, never an exception. */
export async function tabState(tabId: number, needs: TabStateNeeds): Promise<UiState> {
  const { audits, journal, live } = needs;
  const { url = '' } = await browser.tabs.get(tabId).catch(() => ({ url: '' }));
  // Where nothing can be read either, what is known of a recording is shown all the same.
  const orWithout = async <T>(reading: Promise<T>, otherwise: () => Promise<T>): Promise<T> => {
    try {
      return await reading;
    } catch (error) {
      if (needs.isFull()) return otherwise();
      throw error;
    }
  };
  const { method } = await orWithout<Pick<TabRecord, 'method'>>(
    journal.run((context) => tabRecord(context, tabId)),
    async () => ({ method: 'unknown' }),
  );
  // Before the report, which then knows of a trial that has just ended.
  const trying = await orWithout(needs.tryingIn(tabId), async () => null);
  const audit = await orWithout(audits.shownFor(tabId), () => audits.recordingIn(tabId));
  const built = audit ? await live.reportOf(audit).catch(toError) : null;
  const failed = built instanceof Error;
  return {
    tabId,
    url,
    supported: url === '' ? !(needs.lookFailed.has(tabId) && (await seesAllSites())) : isOpenPage(url),
    fromPost: method === 'post',
    audit: audit && { id: audit.id, state: audit.state },
    report: failed ? null : built,
    comparing: needs.comparisonIn(tabId),
    trying,
    storageFull: needs.isFull(),
    error:
      needs.errorOf(tabId) ??
      (failed ? 'The report could not be drawn up. The record itself is kept.' : null),
  };
}

/**
 * Without an address there is nothing to judge by: a page that stays closed to us though all sites are allowed is the
 * browser's own; any other may be a website that the browser keeps back until the toolbar button is pressed.
 */
async function seesAllSites(): Promise<boolean> {
  return coversAllSites(await heldOrigins());
}

function toError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
