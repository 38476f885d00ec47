import { browser } from '../../platform/browser.ts';
import { Ended } from './ending.ts';

const askEveryMs = 500;
/** With the next question and the removal of the rule it stays below five seconds. */
const silentAtMostMs = 3000;
const loadWithinMs = 30_000;

type Navigation = { tabId: number; frameId: number; url: string };
type Phase = 'still' | 'asked' | 'begun' | 'committed';

export type TabWatch = {
  /**
   * Makes one load of the page by `begin` and resolves at its load event, or after 30 seconds when that is late; then
   * the page is taken as it is. A load that has not come about by then ends the comparison.
   */
  load(begin: () => Promise<unknown>): Promise<void>;
  close(): void;
};

/**
 * Watches a tab for what a comparison did not cause: its top document goes elsewhere or is loaded anew, it is closed,
 * or its page does not answer for three seconds (crashed, hangs, closed to us). The first of these is told to `end`.
 */
export function watchTab(tab: number, pageUrl: string, end: (ended: Ended) => void): TabWatch {
  const expected = placeOf(pageUrl);
  let phase: Phase = 'still';
  let loaded: () => void = () => undefined;
  let answeredAtMs = Date.now();

  const interrupt = (detail: string) => end(new Ended('interrupted', detail));
  const isTop = ({ tabId, frameId }: Navigation) => tabId === tab && frameId === 0;
  const isElsewhere = ({ url }: Navigation) => placeOf(url) !== expected;
  const left = () => end(new Ended('interrupted', 'The tab was taken elsewhere or loaded again.', true));

  const beginning = (navigation: Navigation) => {
    // What opens another program (mailto:) leaves the page where it is.
    if (!isTop(navigation) || !/^https?:/.test(navigation.url)) return;
    if (phase !== 'asked' || isElsewhere(navigation)) left();
    else phase = 'begun';
  };
  const committed = (navigation: Navigation) => {
    if (!isTop(navigation)) return;
    const isOurs = phase === 'asked' || phase === 'begun';
    if (!isOurs || isElsewhere(navigation)) left();
    else phase = 'committed';
  };
  const completed = (navigation: Navigation) => {
    if (isTop(navigation) && phase === 'committed') loaded();
  };
  const failed = (navigation: Navigation) => {
    if (!isTop(navigation)) return;
    if (phase === 'begun') interrupt('The page could not be loaded again.');
    // The page stopped its own loading: it stays as it is.
    if (phase === 'committed') loaded();
  };
  const removed = (tabId: number) => {
    if (tabId === tab) interrupt('The tab was closed.');
  };

  // Each question is also a call that keeps Chromium from stopping the background.
  const timer = setInterval(() => {
    browser.scripting
      .executeScript({ target: { tabId: tab }, func: () => true, injectImmediately: true })
      .then(
        () => {
          answeredAtMs = Date.now();
        },
        () => undefined,
      );
    if (Date.now() - answeredAtMs > silentAtMostMs) interrupt('The page did not answer any more.');
  }, askEveryMs);

  const { onBeforeNavigate, onCommitted, onCompleted, onErrorOccurred } = browser.webNavigation;
  onBeforeNavigate.addListener(beginning);
  onCommitted.addListener(committed);
  onCompleted.addListener(completed);
  onErrorOccurred.addListener(failed);
  browser.tabs.onRemoved.addListener(removed);

  return {
    load: async (begin) => {
      let late: ReturnType<typeof setTimeout> | undefined;
      await new Promise<void>((resolve, reject) => {
        loaded = resolve;
        late = setTimeout(() => {
          if (phase !== 'committed') interrupt('The page did not load within 30 seconds.');
          resolve();
        }, loadWithinMs);
        phase = 'asked';
        begin().catch(reject);
      });
      clearTimeout(late);
      phase = 'still';
    },
    close: () => {
      clearInterval(timer);
      onBeforeNavigate.removeListener(beginning);
      onCommitted.removeListener(committed);
      onCompleted.removeListener(completed);
      onErrorOccurred.removeListener(failed);
      browser.tabs.onRemoved.removeListener(removed);
    },
  };
}

/** Host and path: what else stands in an address a page may change from load to load. */
function placeOf(url: string): string {
  return url.replace(/[?#].*$/s, '');
}
