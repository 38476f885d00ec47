import type { PageHandle } from '../../src/cli/browsers/browser.ts';
import type { CauseId } from '../../src/model/report.ts';
import type { AnswerSource, Routes } from '../internet/routes.ts';
import type { VendorEntry } from '../widgets/widget.ts';
import type { InnocentCase } from './innocent-case.ts';
import { type SiteParts, siteOf } from './site.ts';
import { drawInterference, readySelector, SEEN_WITHIN_SECONDS, untilActed } from './twin.ts';

type Page = Pick<SiteParts, 'head' | 'body' | 'headers'> & {
  /** The site's own files by path. */
  files?: Record<string, AnswerSource>;
  /** Servers of others. */
  routes: Routes[];
  visit?: (page: PageHandle) => Promise<unknown>;
};

export interface PlainCase {
  id: string;
  packages: string[];
  /** The widget that is watched. */
  chat: { vendor: VendorEntry; rootSelector: string; waitUntilDrawn: string };
  truth: readonly ('healthy' | CauseId)[];
  page(): Promise<Page>;
  /** The page on which the widget does appear, so that a script can interfere; `page` unless told. */
  twinPage?(): Promise<Page>;
  /** Recorded after the visit; 2 unless told. */
  seconds?: number;
}

/** One page, and its twin with a script that removes or hides the widget once it is drawn. */
export function plainCase({
  id,
  packages,
  chat,
  truth,
  page,
  twinPage = page,
  seconds,
}: PlainCase): InnocentCase {
  const partsOf = ({ files, routes, ...rest }: Page, name: string): SiteParts => ({
    ...rest,
    id: name,
    routes: files ? [...routes, { [`${name}.shop.example`]: files }] : routes,
  });
  return {
    id,
    packages,
    vendor: chat.vendor,
    truth,
    innocent: async () => siteOf({ ...partsOf(await page(), id), ...(seconds ? { seconds } : {}) }),
    async twin() {
      const { actor, ...expected } = await drawInterference(readySelector(chat));
      const parts = partsOf(await twinPage(), `${id}-twin`);
      const site = siteOf({
        ...parts,
        head: `${parts.head ?? ''}${actor.tags}`,
        routes: [...parts.routes, actor.routes],
        visit: async (handle) => {
          await parts.visit?.(handle);
          await untilActed(handle, chat);
        },
        seconds: SEEN_WITHIN_SECONDS,
      });
      return { ...expected, site };
    },
  };
}
