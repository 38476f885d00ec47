import type { PageHandle } from '../../../src/cli/browsers/browser.ts';
import { pollUntil } from '../../../src/cli/browsers/poll.ts';
import type { Popup } from './popup.ts';
import type { StoreVariant } from './store-variant.ts';

/** Asks for permission in a new popup for the tab, and starts. The page is in front afterwards. */
export async function recordInPopup(
  store: StoreVariant,
  page: PageHandle,
  tabId: number,
  how = 'Reload and record',
): Promise<Popup> {
  const popup = await store.popup(tabId);
  await popup.pressAnd('allow', 'Audit this site');
  await popup.shows('Ready to record');
  await popup.press(how);
  await popup.shows('Stop');
  await page.bringToFront();
  return popup;
}

/** Waits until so many failing findings are seen live in the tab. */
export async function failingFindings(store: StoreVariant, tabId: number, atLeast: number): Promise<void> {
  const seen = async () => {
    const { report } = await store.control.state(tabId);
    return (report?.findings.filter(({ verdict }) => verdict === 'fail').length ?? 0) >= atLeast;
  };
  await pollUntil(seen, 20_000, `${atLeast} findings`);
}
