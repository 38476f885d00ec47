import { type Context, writeOut } from './context.ts';
import type { DocumentRecord, HeldRecord, TabRecord } from './database.ts';
import type { OwnLog } from './own-log.ts';

/** Which page a tab shows, and the network facts that wait for a page to be known. Survives a dead worker. */

export const keyOfDocument = (browserDocument: string) => `doc:${browserDocument}`;
export const keyOfNext = (tab: number, frame: number) => `next:${tab}:${frame}`;

export async function tabRecord({ tx, tabs }: Context, tab: number): Promise<TabRecord> {
  const unseen = { page: '', shownAtMs: 0, method: 'unknown', request: '', requestPage: '' } as const;
  const record = tabs.get(tab) ?? (await tx.objectStore('tabs').get(tab)) ?? { tab, ...unseen };
  tabs.set(tab, record);
  return record;
}

export function putTabRecord({ tabs, unwrittenTabs }: Context, record: TabRecord): void {
  tabs.set(record.tab, record);
  unwrittenTabs.set(record.tab, record);
}

/** Keeps a network fact until its page is known. */
export function hold(context: Context, held: HeldRecord): void {
  context.unwrittenHeld.push(held);
}

/**
 * A navigation of a tab's top frame was committed. The page is known at once when its document has said hello
 * before (back-forward cache, prerendering); otherwise it stays open until it does.
 */
export async function pageCommitted(context: Context, tab: number, browserDocument: string): Promise<void> {
  const known = await documentOf(context, browserDocument);
  const record = await tabRecord(context, tab);
  putTabRecord(context, { ...record, page: known?.top ? known.id : '' });
}

/** A top document said hello, was activated or was restored: it is what its tab shows from `nowMs` on. */
export async function pageShown(
  context: Context,
  own: OwnLog,
  document: DocumentRecord,
  nowMs: number,
): Promise<void> {
  const record = await tabRecord(context, document.tab);
  putTabRecord(context, {
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
  const store = context.tx.objectStore('held');
  const range = IDBKeyRange.only([audit, key]);
  const ids = await store.index('key').getAllKeys(range);
  const held = ids.length > 0 ? await store.index('key').getAll(range) : [];
  const waits = (record: HeldRecord) => record.audit === audit && record.key === key;
  const released = [...held, ...context.unwrittenHeld.filter(waits)];
  context.unwrittenHeld = context.unwrittenHeld.filter((record) => !waits(record));
  for (const record of released) appendHeld(context, own, record, page);
  await Promise.all(ids.map((id) => store.delete(id)));
}

/** At the end of an audit: what still waits is attributed to what its tab shows. */
export async function releaseAllHeld(context: Context, own: OwnLog, audit: string): Promise<void> {
  writeOut(context);
  const index = context.tx.objectStore('held').index('audit');
  for (let cursor = await index.openCursor(audit); cursor; cursor = await cursor.continue()) {
    const { page } = await tabRecord(context, cursor.value.tab);
    appendHeld(context, own, cursor.value, page);
    await cursor.delete();
  }
}

export async function documentOf(
  { tx, documents }: Context,
  browserDocument: string,
): Promise<DocumentRecord | undefined> {
  if (browserDocument === '') return undefined;
  const document =
    documents.get(browserDocument) ??
    (await tx.objectStore('documents').index('browserDocument').get(browserDocument));
  if (document) documents.set(browserDocument, document);
  return document;
}

function appendHeld(context: Context, own: OwnLog, held: HeldRecord, page: string): void {
  const { key: _, ...entry } = held;
  own(context, { ...entry, page });
}
