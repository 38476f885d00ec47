import type { Audit } from '../model/audit.ts';
import type { Context } from '../session/context.ts';
import { documentOf, keyOfDocument, keyOfNext, tabRecord } from '../session/pages.ts';
import { isWorkers, originKeyOf, type RequestDetails } from './request.ts';

/** Where a request belongs: a known page, a page that is yet to say hello, or nowhere in this audit. */
export type Place = { page: string } | { heldUnder: string } | null;

/** The page of a request. Chromium names the document; elsewhere it is what the tab shows at that moment. */
export async function placeOf(context: Context, audit: Audit, details: RequestDetails): Promise<Place> {
  if (isWorkers(details)) return placeOfWorkers(context, audit, details);
  if (details.type === 'main_frame') return placeOfNavigation(context, details);

  for (const id of [details.documentId, details.parentDocumentId]) {
    const document = await documentOf(context, id ?? '');
    if (document) return { page: document.page };
  }
  const isTop = details.frameId === 0 || details.documentLifecycle === 'prerender';
  if (details.documentId !== undefined && isTop) return { heldUnder: keyOfDocument(details.documentId) };

  const { page } = await tabRecord(context, details.tabId);
  return page === '' ? { heldUnder: keyOfNext(details.tabId, 0) } : { page };
}

/**
 * A navigation belongs to the page that it opens, which says hello between its first and its last event, or, when
 * the browser delivers its events late, before all of them.
 */
async function placeOfNavigation(
  context: Context,
  { tabId, frameId, requestId, timeStamp }: RequestDetails,
): Promise<Place> {
  const tab = await tabRecord(context, tabId);
  if (frameId === 0 && tab.request === requestId && tab.requestPage !== '') return { page: tab.requestPage };
  if (frameId === 0 && tab.page !== '' && timeStamp <= tab.shownAtMs) return { page: tab.page };
  return { heldUnder: keyOfNext(tabId, frameId) };
}

/** A service worker's request is joined by origin: to what a tab shows if that fits, else to any page that does. */
async function placeOfWorkers(context: Context, audit: Audit, details: RequestDetails): Promise<Place> {
  const originKey = originKeyOf(details, audit.redactionKey);
  if (originKey === null) return null;
  const documents = await context.tx.objectStore('documents').index('origin').getAll([audit.id, originKey]);
  const pages = documents.filter(({ top }) => top).map(({ id }) => id);
  for (const tab of audit.tabs) {
    const { page } = await tabRecord(context, tab);
    if (pages.includes(page)) return { page };
  }
  const [any] = pages;
  return any === undefined ? null : { page: any };
}
