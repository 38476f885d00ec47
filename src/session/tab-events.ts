import { browser, type WebNavigation } from '../platform/browser.ts';

export type TabEvents = {
  committed(tab: number, browserDocument: string): Promise<void>;
  opened(source: number, tab: number): Promise<void>;
  closed(tab: number): Promise<void>;
};

/** Attaches to what happens to tabs while something records; returns how to detach. */
export function listenToTabs(on: TabEvents): () => void {
  const committed = ({ frameId, tabId, documentId }: WebNavigation.OnCommittedDetailsType & Document_) => {
    if (frameId === 0) void on.committed(tabId, documentId ?? '').catch(() => undefined);
  };
  const opened = ({ sourceTabId, tabId }: WebNavigation.OnCreatedNavigationTargetDetailsType) =>
    void on.opened(sourceTabId, tabId).catch(() => undefined);
  const closed = (tabId: number) => void on.closed(tabId).catch(() => undefined);

  browser.webNavigation.onCommitted.addListener(committed);
  browser.webNavigation.onCreatedNavigationTarget.addListener(opened);
  browser.tabs.onRemoved.addListener(closed);
  return () => {
    browser.webNavigation.onCommitted.removeListener(committed);
    browser.webNavigation.onCreatedNavigationTarget.removeListener(opened);
    browser.tabs.onRemoved.removeListener(closed);
  };
}

/** Chromium's own id of the committed document. */
type Document_ = { documentId?: string };
