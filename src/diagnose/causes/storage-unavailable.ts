import type { ObservationOf } from '../../model/observation.ts';
import type { Cause, CauseInput } from '../cause.ts';
import { pagesWithoutChat, recordedPages } from '../pages-without-chat.ts';

type Storage = ObservationOf<'storage'>;

/**
 * The page may not store, and the vendor's script, which did run, drew no chat. Established on a page load where the
 * top document was refused an area of storage, a script of the vendor's ran and the chat was never drawn. Excluded
 * where the document may store or the chat was drawn all the same. Not tested where nobody looked.
 */
export const cause: Cause = {
  id: 'storage-unavailable',
  title: 'Storage unavailable',
  scope: 'pages',
  examine(input) {
    const facts = input.log
      .of('storage')
      .filter(({ page, document }) => document === page && input.pages.has(page));
    const looked = new Set(facts.map(({ page }) => page));
    const pages = recordedPages(input);
    if (pages.size === 0 || [...pages].some((page) => !looked.has(page)))
      return { state: 'not-tested', reason: 'whether the page may store was not recorded' };

    const without = pagesWithoutChat(input);
    const ran = pagesWhereItRan(input);
    const hit = facts.find(
      ({ page, fact }) => fact.state === 'refused' && without.has(page) && ran.has(page),
    );
    if (hit) return established(hit);
    return { state: 'excluded', reason: 'the chat was not kept away by a page that may not store' };
  },
};

function pagesWhereItRan({ log, isAffectedUrl }: CauseInput): Set<string> {
  const loaded = log.of('script').filter(({ fact }) => fact.event === 'loaded' && isAffectedUrl(fact.url));
  return new Set(loaded.map(({ page }) => page));
}

const areaWords = { local: 'localStorage', session: 'sessionStorage', cookies: 'cookies' } as const;

function established({ fact, pageUrl }: Storage) {
  const reason = `the page is refused ${areaWords[fact.area]}, and the vendor's script drew nothing`;
  if (fact.opaque) {
    const sentence = "Add this word to the sandbox directive of the page's Content-Security-Policy.";
    return { state: 'established', reason, advice: { sentence, paste: 'allow-same-origin' } } as const;
  }
  const sentence = 'Allow cookies and site data for this site in the browser, then load the page again.';
  const paste = URL.canParse(pageUrl) ? new URL(pageUrl).origin : pageUrl;
  return { state: 'established', reason, advice: { sentence, paste } } as const;
}
