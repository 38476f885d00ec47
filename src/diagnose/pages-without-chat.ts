import type { CauseInput } from './cause.ts';

type Asked = Pick<CauseInput, 'log' | 'pages' | 'affected'>;

/**
 * Those of the page loads in question on which no element of the vendor's chat was ever seen with a box of its own.
 * What fails beside a chat that was drawn does not keep the chat from the visitor.
 */
export function pagesWithoutChat({ log, pages, affected }: Asked): ReadonlySet<string> {
  const without = new Set(recordedPages({ log, pages }));
  for (const { page, fact } of log.of('widget')) {
    if (fact.vendor === affected.id && fact.connected && fact.rendered) without.delete(page);
  }
  return without;
}

/** Those of the page loads in question that were recorded; a first look is not a recording. */
export function recordedPages({ log, pages }: Omit<Asked, 'affected'>): ReadonlySet<string> {
  return new Set(log.of('page').flatMap(({ page }) => (pages.has(page) ? [page] : [])));
}
