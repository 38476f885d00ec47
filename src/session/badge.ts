import type { Audit } from '../model/audit.ts';
import type { Report } from '../model/report.ts';
import { browser } from '../platform/browser.ts';

const recordingColor = '#b3261e';
const countColor = '#7a4100';

/** The toolbar's badge of a tab: the number of findings, else that it records, else nothing. */
export async function drawBadge(tabId: number, audit: Audit, report: Report | null): Promise<void> {
  const fails = report?.findings.filter(({ verdict }) => verdict === 'fail').length ?? 0;
  const idle = audit.state === 'recording' ? 'REC' : '';
  // The tab may be closed by now.
  await Promise.all([
    browser.action.setBadgeText({ tabId, text: fails > 0 ? String(fails) : idle }),
    browser.action.setBadgeBackgroundColor({ tabId, color: fails > 0 ? countColor : recordingColor }),
  ]).catch(() => undefined);
}
