import type { DocumentRecord, HeldRecord, TabRecord } from './database.ts';
import type { Context } from './journal.ts';
import type { OwnLog } from './own-log.ts';

/** Which page a tab shows, and the network facts that wait for a page to be known. Survives a dead worker. */

export const keyOfDocument = (browserDocument: string) => `doc:${browserDocument}`;
export const keyOfNext = (tab: number, frame: number) => `next:${tab}:${frame}`;

export async function tabRecord({ tx }: Context, tab: number): Promise<TabRecord> {
  const unseen = { page: '', shownAtMs: 0, method: 'unknown', request: '', requestPage: '' } as const;
  return (await tx.objectStore('tabs').get(tab)) ?? { tab, ...unseen };
}

/**
 * A navigation of a tab's top frame was committed. The page is known at once when its document has said hello
 * before (back-forward cache, prerendering); otherwise it stays open until it does.
 */
export async function pageCommitted(context: Context, tab: number, browserDocument: string): Promise<void> {
  const known = await documentOf(context, browserDocument);
  const record = await tabRecord(context, tab);
  await context.tx.objectStore('tabs').put({ ...record, page: known?.top ? known.id : '' });
}

/** A top document said hello, was activated or was restored: it is what its tab shows from `nowMs` on. */
export async function pageShown(
  context: Context,
  own: OwnLog,
  document: DocumentRecord,
  nowMs: number,
): Promise<void> {
  const record = await tabRecord(context, document.tab);
  await context.tx.objectStore('tabs').put({
    ...record,
    page: document.id,
    shownAtMs: nowMs,
    requestPage: record.requestPage === '' ? document.id : record.requestPage,
  });
  await releaseHeld(context, own, document.audit, keyOfNext(document.tab, 0), document.page);
}

/** Appends the facts that waited under `key`, now that their page is known. */
export async function releaseHeld(
  context: Context,
  own: OwnLog,
  audit: string,
  key: string,
  page: string,
): Promise<void> {
  const index = context.tx.objectStore('held').index('key');
  for (let cursor = await index.openCursor([audit, key]); cursor; cursor = await cursor.continue()) {
    await appendHeld(context, own, cursor.value, page);
    await cursor.delete();
  }
}

/** At the end of an audit: what still waits is attributed to what its tab shows. */
export async function releaseAllHeld(context: Context, own: OwnLog, audit: string): Promise<void> {
  const index = context.tx.objectStore('held').index('audit');
  for (let cursor = await index.openCursor(audit); cursor; cursor = await cursor.continue()) {
    const { page } = await tabRecord(context, cursor.value.tab);
    await appendHeld(context, own, cursor.value, page);
    await cursor.delete();
  }
}

export async function documentOf(
  { tx }: Context,
  browserDocument: string,
): Promise<DocumentRecord | undefined> {
  if (browserDocument === '') return undefined;
  return tx.objectStore('documents').index('browserDocument').get(browserDocument);
}

async function appendHeld(context: Context, own: OwnLog, held: HeldRecord, page: string): Promise<void> {
  const { key: _, ...entry } = held;
  await own(context, { ...entry, page });
}
