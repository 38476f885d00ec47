import { browser } from './browser.ts';

/** Whether this browser has a side panel (Chrome) or a sidebar (Firefox) for extensions. */
export const hasSidePanel = (): boolean =>
  (typeof chrome !== 'undefined' && 'sidePanel' in chrome) || 'sidebarAction' in browser;

/** What the browser's own menus call it. */
export const sidePanelName: 'side panel' | 'sidebar' = 'sidebarAction' in browser ? 'sidebar' : 'side panel';

/**
 * Opens the side panel (Chrome) or sidebar (Firefox) beside the given tab. Call it directly in a click
 * handler: both browsers refuse it after an await.
 */
export const openSidePanel = (tabId: number): Promise<void> => {
  if (typeof chrome !== 'undefined' && 'sidePanel' in chrome) return chrome.sidePanel.open({ tabId });
  return browser.sidebarAction.open();
};
