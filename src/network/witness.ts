import type { Audit } from '../model/audit.ts';
import type { Audits } from '../session/audits.ts';
import type { Context, Journal } from '../session/journal.ts';
import type { OwnLog } from '../session/own-log.ts';
import { tabRecord } from '../session/pages.ts';
import { redactUrl, urlKey } from '../session/redact.ts';
import { placeOf } from './place.ts';
import { isWorkers, networkFactOf, type Witnessed } from './request.ts';

export type WitnessNeeds = { journal: Journal; audits: Audits; own: OwnLog };

/** Stores what the browser itself says about the audited tabs' requests: what really left it. */
export function createWitness({ journal, audits, own }: WitnessNeeds) {
  /** Resolves once the fact is stored; a request of no audited tab leaves nothing behind. */
  return async function witness(seen: Witnessed): Promise<void> {
    const { event, details } = seen;
    if (event === 'asked' && details.type === 'main_frame') await rememberMethod(journal, seen);
    const concerned = isWorkers(details)
      ? await audits.recording()
      : [await audits.recordingIn(details.tabId)].filter((audit) => audit !== null);
    if (concerned.length === 0) return;
    await journal.run(async (context) => {
      for (const audit of concerned) await store(context, own, audit, seen);
    });
  };
}

async function store(context: Context, own: OwnLog, audit: Audit, seen: Witnessed): Promise<void> {
  const { details } = seen;
  const place = await placeOf(context, audit, details);
  if (place === null) return;
  const key = audit.redactionKey;
  const entry = {
    audit: audit.id,
    tab: details.tabId,
    frame: Math.max(0, details.frameId),
    atMs: details.timeStamp,
    pageUrl: redactUrl(details.documentUrl ?? details.initiator ?? '', key),
    urlKey: urlKey(details.url, key),
    fact: networkFactOf(seen, key),
  };
  if ('page' in place) await own(context, { ...entry, page: place.page });
  else await context.tx.objectStore('held').add({ ...entry, key: place.heldUnder });
}

/**
 * Whether the page that a tab is about to show answers a form. A request that ends in a download leaves the
 * mark too, which errs on the side of not loading again.
 */
async function rememberMethod(journal: Journal, { details }: Witnessed): Promise<void> {
  if (details.documentLifecycle === 'prerender') return;
  const method = details.method.toUpperCase() === 'POST' ? 'post' : 'get';
  await journal.run(async (context) => {
    const record = await tabRecord(context, details.tabId);
    await context.tx.objectStore('tabs').put({ ...record, method });
  });
}
