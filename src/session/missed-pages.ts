import type { Audits } from './audits.ts';
import type { Journal } from './journal.ts';
import type { OwnLog } from './own-log.ts';
import { urlKey } from './redact.ts';

type Needs = { journal: Journal; audits: Audits; own: OwnLog; nowMs(): number };

const detail =
  'A page of this site went away before it was known whether it belongs to this audit. What it did is missing.';

/**
 * Pages that went away before a background that was being started could take their hello: nobody knows their tab any more.
 * Each audit that records pages of their origin says, once for each, that something may be missing.
 */
export function createMissedPages({ journal, audits, own, nowMs }: Needs) {
  const told = new Set<string>();

  /** `count`: how many facts it left. */
  async function tell(page: string, origin: string, count: number): Promise<void> {
    if (told.has(page)) return;
    told.add(page);
    for (const audit of await audits.recording()) {
      const originKey = urlKey(origin, audit.redactionKey);
      await journal.run(async (context) => {
        const known = await context.tx.objectStore('documents').index('origin').get([audit.id, originKey]);
        if (!known) return;
        own(context, {
          audit: audit.id,
          page: '',
          tab: known.tab,
          frame: 0,
          atMs: nowMs(),
          pageUrl: '',
          fact: { kind: 'gap', reason: 'page-left', detail, count },
        });
      });
    }
  }

  return { tell };
}
