import { blockingRefusal } from '../../compare/plan.ts';
import type { Audit } from '../../model/audit.ts';
import type { Report } from '../../model/report.ts';
import type { FromUi } from '../../model/ui-message.ts';
import { browser } from '../../platform/browser.ts';
import { coversAllSites, heldOrigins, isOpenPage } from '../access.ts';
import type { Audits } from '../audits.ts';
import type { Journal } from '../journal.ts';
import { Refusal } from '../lifecycle.ts';
import { tabRecord } from '../pages.ts';

export type CompareRequest = Extract<FromUi, { type: 'compare' }>;
type Needs = { audits: Audits; journal: Journal; reportOf(audit: Audit): Promise<Report> };

/**
 * What a comparison of the tab begins with: its audit, the report so far and the page's address. Throws a `Refusal`
 * with a sentence when the page cannot be loaded again and again, or what is to be blocked cannot be blocked apart.
 */
export async function checkRequest(
  { tabId, vendor, blocked }: CompareRequest,
  { audits, journal, reportOf }: Needs,
): Promise<{ audit: Audit; report: Report; url: string }> {
  const { url = '' } = await browser.tabs.get(tabId).catch(() => ({ url: '' }));
  if (!coversAllSites(await heldOrigins())) {
    throw new Refusal('A comparison needs permission for all sites. Audit all sites, then compare.');
  }
  if (!isOpenPage(url)) {
    throw new Refusal('The tab shows no web page that can be compared. Open the audited page, then compare.');
  }
  const { method } = await journal.run((context) => tabRecord(context, tabId));
  if (method === 'post') {
    throw new Refusal(
      'This page is the answer to a form. Loading it again would send the form again, so it cannot be compared.',
    );
  }
  const audit = await audits.shownFor(tabId);
  if (!audit || audit.state === 'looked') throw new Refusal('Audit this page first, then compare.');
  if ((await audits.recording()).some(({ id }) => id !== audit.id)) {
    throw new Refusal('Another tab is being recorded. Stop that audit first, then compare.');
  }
  const report = await reportOf(audit);
  const reason = blocked === null ? null : blockingRefusal(report, blocked, vendor);
  if (reason !== null) throw new Refusal(reason);
  return { audit, report, url };
}
