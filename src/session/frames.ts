import type { Place } from '../model/message.ts';
import { browser } from '../platform/browser.ts';

const deepest = 32;

/** The browser's ids of the documents that hold a frame, outermost first; empty where it names none (Firefox). */
export async function ancestorsOf({ tab, frame, document }: Place): Promise<string[]> {
  const chain: string[] = [];
  let details = await frameDetails(
    document === '' ? { tabId: tab, frameId: frame } : { documentId: document },
  );
  while (details?.parentDocumentId !== undefined && chain.length < deepest) {
    chain.unshift(details.parentDocumentId);
    details = await frameDetails({ documentId: details.parentDocumentId });
  }
  return chain;
}

async function frameDetails(query: { tabId?: number; frameId?: number; documentId?: string }) {
  // The frame may have gone while the message was on its way.
  return browser.webNavigation.getFrame(query).catch(() => null);
}
