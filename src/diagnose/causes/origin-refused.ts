import { readable } from '../../attribution/address.ts';
import type { Cause, CauseInput } from '../cause.ts';
import { type NeededRequest, neededRequests } from '../needed-requests.ts';
import { pagesWithoutChat, recordedPages } from '../pages-without-chat.ts';

/** What each browser calls an answer that it keeps from the page (CORS); Chromium's word is a general one. */
const keptFromPage = /^(?:net::ERR_FAILED|NS_ERROR_DOM_BAD_URI)$/;
/** The answer itself forbids to be shown or used here (X-Frame-Options, frame-ancestors, CORP). */
const forbiddenHere =
  /^(?:NS_ERROR_XFO_VIOLATION|NS_ERROR_CSP_FRAME_ANCESTOR_VIOLATION|net::ERR_BLOCKED_BY_RESPONSE)/;

/**
 * The vendor's server turned this site away. Established where, on a page load on which the chat was never drawn, a
 * request that it needs was answered 401 or 403, or its answer was not one that the page's origin may read (CORS: an
 * error in Chromium, complete in Firefox) or show. Excluded where the browser's record of the vendor's requests shows
 * none of that. Not tested without permission to see them.
 */
export const cause: Cause = {
  id: 'origin-refused',
  title: 'Origin refused',
  scope: 'pages',
  examine(input) {
    if (!input.seesNetwork) return { state: 'not-tested', reason: 'no permission for the network' };
    if (recordedPages(input).size === 0)
      return { state: 'not-tested', reason: 'no page load of this chat was recorded' };
    const requests = neededRequests(input, pagesWithoutChat(input));
    const asCors = new Set(
      requests.filter(({ mode }) => mode === 'cors').map(({ page, url }) => `${page}\n${url}`),
    );
    for (const request of requests) {
      const refusal = refusalOf(request, asCors.has(`${request.page}\n${request.url}`));
      if (refusal) return established(request, refusal, input);
    }
    return { state: 'excluded', reason: "the vendor's servers were not seen to turn this site away" };
  },
};

/** A request that a preflight stopped was never sent and has no mode: the preflight of its address has. */
function refusalOf({ status, error, allowsOrigin }: NeededRequest, isCors: boolean): string | null {
  if (status === 401 || status === 403) return `answered ${status}`;
  if (error !== undefined && forbiddenHere.test(error)) return 'does not let this site show it';
  const isKept = error === undefined ? allowsOrigin === false : keptFromPage.test(error);
  return isCors && isKept ? 'does not let this origin read its answer (CORS)' : null;
}

function established({ url, page }: NeededRequest, refusal: string, { affected, log }: CauseInput) {
  const pageUrl = log.of('page').find((fact) => fact.page === page && fact.document === page)?.fact.url ?? '';
  const origin = URL.canParse(pageUrl) ? new URL(pageUrl).origin : 'null';
  return {
    state: 'established',
    reason: `${readable(url)} ${refusal}`,
    advice: {
      sentence: `Add this site's origin to those that the ${affected.name} account allows.`,
      ...(origin === 'null' ? {} : { paste: origin }),
    },
  } as const;
}
