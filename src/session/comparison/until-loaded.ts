import { browser } from '../../platform/browser.ts';

const askEveryMs = 200;
const atMostMs = 5_000;

/**
 * Resolves when the page that was just asked for in this tab has loaded, or after five seconds: the next comparison
 * would take that load for one that it did not make, and end.
 */
export async function untilLoaded(tab: number): Promise<void> {
  for (let waitedMs = 0; waitedMs < atMostMs; waitedMs += askEveryMs) {
    await new Promise((resolve) => setTimeout(resolve, askEveryMs));
    const { status } = await browser.tabs.get(tab).catch(() => ({ status: 'complete' }));
    if (status === 'complete') return;
  }
}
