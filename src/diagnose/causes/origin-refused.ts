import { readable } from '../../attribution/address.ts';
import type { Cause, CauseInput } from '../cause.ts';
import { type NeededRequest, neededRequests } from '../needed-requests.ts';
import { pagesWithoutChat, recordedPages } from '../pages-without-chat.ts';

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
    for (const request of requests) {
      const refusal = refusalOf(request);
      if (refusal) return established(request, refusal, input);
    }
    return { state: 'excluded', reason: "the vendor's servers were not seen to turn this site away" };
  },
};

function refusalOf(request: NeededRequest): string | null {
  const { status, error = '' } = request;
  if (status === 401 || status === 403) return `answered ${status}`;
  if (forbiddenHere.test(error)) return 'does not let this site show it';
  return isKeptFromPage(request) ? 'does not let this origin read its answer (CORS)' : null;
}

/**
 * Chromium ends a call that had left with its most general error (measured: its other ends have names of their own);
 * Firefox ends what a preflight refused with NS_ERROR_DOM_BAD_URI and calls the rest complete.
 */
function isKeptFromPage({ type, error, mode, allowsOrigin, sentAtMs }: NeededRequest): boolean {
  if (type !== 'script' && type !== 'xmlhttprequest') return false;
  if (error === 'net::ERR_FAILED') return sentAtMs !== undefined;
  if (mode !== 'cors') return false;
  return error === undefined ? allowsOrigin === false : error === 'NS_ERROR_DOM_BAD_URI';
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
