import { append, type Log } from '../../attribution/log.ts';

/** A page load that its tab came to show. */
export type PageStart = { page: string; tab: number; atMs: number; url: string };

/** The page loads of each tab in order of time. A prerendered page counts from when it was shown. */
export function startsByTab(log: Pick<Log, 'of'>): Map<number, PageStart[]> {
  const tabs = new Map<number, PageStart[]>();
  for (const { page, tab, atMs, fact } of log.of('page')) {
    const isShown = (fact.event === 'start' && !fact.prerender) || fact.event === 'activated';
    if (fact.top && isShown) append(tabs, tab, { page, tab, atMs, url: fact.url });
  }
  return tabs;
}
