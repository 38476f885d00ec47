import { isoTime } from '../../detect/sentence.ts';
import type { ObservationOf } from '../../model/observation.ts';
import type { Seen } from './har-courses.ts';

type Page = { startedMs: number; url: string | null };

const notStarted = 'The record does not hold the start of this page load.';

/** The page loads that the record tells of, or that an entry refers to: a reference without its page would be no HAR. */
export function createHarPages() {
  const pages = new Map<string, Page>();

  return {
    add({ page, atMs, fact }: ObservationOf<'page'>): void {
      if (fact.event !== 'start' || !fact.top) return;
      const startedMs = Math.min(atMs, pages.get(page)?.startedMs ?? atMs);
      pages.set(page, { startedMs, url: fact.url });
    },
    /** The page load begins with the request for it, before its document can tell. */
    refer({ page, atMs, fact }: Seen): void {
      if (page === '') return;
      const known = pages.get(page);
      if (!known) pages.set(page, { startedMs: atMs, url: null });
      else if (known.url === null || fact.type === 'main_frame')
        known.startedMs = Math.min(known.startedMs, atMs);
    },
    all: () =>
      [...pages].sort(([, a], [, b]) => a.startedMs - b.startedMs).map(([id, page]) => pageOf(id, page)),
  };
}

/** A page's title is not recorded: its address stands there, as Chromium's own HAR has it. */
function pageOf(id: string, { startedMs, url }: Page) {
  return {
    startedDateTime: isoTime(startedMs),
    id: id,
    title: url ?? '',
    pageTimings: { onContentLoad: -1, onLoad: -1 },
    ...(url === null ? { comment: notStarted } : {}),
  };
}
