import type { Audit } from '../model/audit.ts';
import { browser } from '../platform/browser.ts';
import type { Audits } from './audits.ts';

const waitMs = 500;
const askEveryMs = 50;

/**
 * The audit that a tab is about to join: a pop-out's first document can say hello before the browser reports the
 * pop-out. Only a tab with an audited opener is waited for, and `openerTabId` alone is not trusted: Chromium sets
 * it for an empty tab that the person opened beside the audited one.
 */
export async function auditOfOpener(audits: Audits, tab: number): Promise<Audit | null> {
  const { openerTabId } = await browser.tabs.get(tab).catch(() => ({ openerTabId: undefined }));
  if (openerTabId === undefined || !(await audits.recordingIn(openerTabId))) return null;
  for (let waitedMs = 0; waitedMs < waitMs; waitedMs += askEveryMs) {
    await new Promise((resolve) => setTimeout(resolve, askEveryMs));
    const audit = await audits.recordingIn(tab);
    if (audit) return audit;
  }
  return null;
}
