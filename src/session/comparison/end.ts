import type { Audit } from '../../model/audit.ts';
import type { FactOf } from '../../model/observation.ts';
import { browser } from '../../platform/browser.ts';
import type { Audits } from '../audits.ts';
import type { Journal } from '../journal.ts';
import type { Lifecycle } from '../lifecycle.ts';
import { tabRecord } from '../pages.ts';
import { urlKey } from '../redact.ts';
import { loadAgain } from '../reload.ts';
import { unblock } from './rules.ts';

type Course = FactOf<'comparison'>['course'];
export type EndNeeds = { audits: Audits; journal: Journal; lifecycle: Lifecycle };

/**
 * Ends the comparison that the audit is marked with, if there is one: no rule is left, the scripts are registered as
 * before, the record says how it ended, the audit is stopped again if it was, and the page is loaded plainly once
 * more where the tab still shows it, unless `restores` is false. Works as well for a comparison of a background that was stopped since.
 */
export async function endComparison(
  auditId: string,
  how: Extract<Course, { event: 'ended' }>['how'],
  detail: string,
  { audits, journal, lifecycle }: EndNeeds,
  restores = true,
): Promise<void> {
  await unblock();
  const audit = await audits.get(auditId);
  const mark = audit?.comparing;
  if (!audit || !mark) return;
  await lifecycle.syncScripts();
  await noteCourse(audit, { event: 'ended', how, detail }, lifecycle);
  await audits.update(auditId, ({ comparing: _, ...rest }) => rest);
  if (mark.resumed) await lifecycle.stopAudit(auditId, { texts: false });
  if (restores) await restorePage(audit, mark, journal);
}

/** Appends a fact, redacted already, about the audit's comparison to the page that its tab shows. */
export async function noteCourse(audit: Audit, course: Course, lifecycle: Lifecycle): Promise<void> {
  if (!audit.comparing) return;
  const { id, tab } = audit.comparing;
  await lifecycle.note(audit, { kind: 'comparison', comparison: id, course }, tab);
}

/** Not where the person has gone on to another page, nor where loading it again would send a form again. */
async function restorePage(
  { redactionKey }: Audit,
  mark: NonNullable<Audit['comparing']>,
  journal: Journal,
): Promise<void> {
  const { url = '' } = await browser.tabs.get(mark.tab).catch(() => ({ url: '' }));
  if (url === '' || urlKey(url, redactionKey) !== mark.urlKey) return;
  const { method } = await journal.run((context) => tabRecord(context, mark.tab));
  if (method !== 'post') await loadAgain(mark.tab, url).catch(() => undefined);
}
