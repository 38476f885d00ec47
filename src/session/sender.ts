import type { Place } from '../model/message.ts';
import { browser, type Runtime } from '../platform/browser.ts';

/** The popup, the panel or another page of this extension; the browser vouches for `id`, `url` and `origin`. */
export function isOwnPage(sender: Runtime.MessageSender & { origin?: string }): boolean {
  const home = browser.runtime.getURL('');
  if (sender.id !== browser.runtime.id || !sender.url?.startsWith(home)) return false;
  return sender.origin === undefined || `${sender.origin}/` === home;
}

/** A content script of this extension in a tab, or null. */
export function contentSender(sender: Runtime.MessageSender): Place | null {
  if (sender.id !== browser.runtime.id || sender.tab?.id === undefined || isOwnPage(sender)) return null;
  return { tab: sender.tab.id, frame: sender.frameId ?? 0, document: sender.documentId ?? '' };
}
