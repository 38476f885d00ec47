import { readable } from '../../attribution/address.ts';
import { watchedUntil } from '../../detect/watched-until.ts';
import type { Cause, CauseInput } from '../cause.ts';
import { type NeededRequest, neededRequests } from '../needed-requests.ts';
import { pagesWithoutChat, recordedPages } from '../pages-without-chat.ts';

/** A script that has not answered for so long keeps every visitor from the chat. */
const patienceMs = 10_000;

/** No name, no connection, or one that broke; what is stopped on purpose or left by a navigation has other codes. */
const failedOnTheWay = new RegExp(
  [
    '^net::ERR_(?:NAME_|DNS_|ICANN_|CONNECTION_|ADDRESS_|INTERNET_|NETWORK_|PROXY_|TUNNEL_|SSL_|CERT_|HTTP2_|QUIC_)',
    '^net::ERR_(?:TIMED_OUT|EMPTY_RESPONSE|INVALID_RESPONSE|INCOMPLETE_CHUNKED_ENCODING|CONTENT_LENGTH_MISMATCH)$',
    '^NS_ERROR_(?:UNKNOWN_|CONNECTION_|NET_|PROXY_|OFFLINE$|REDIRECT_LOOP$)',
    '^(?:SEC|SSL|MOZILLA_PKIX)_ERROR_',
  ].join('|'),
);

/**
 * The vendor's servers, or the network on the way to them, did not answer. Established where, on a page load on which
 * the chat was never drawn, a script, call, frame or socket that it needs ended in a 5xx answer or a network error, its
 * script in 404 or 410, or its script was still without an answer after ten seconds. Excluded where the browser's
 * record of the vendor's requests shows none of that. Not tested without permission to see them.
 */
export const cause: Cause = {
  id: 'vendor-outage',
  title: 'Vendor outage or network failure',
  scope: 'pages',
  examine(input) {
    if (!input.seesNetwork) return { state: 'not-tested', reason: 'no permission for the network' };
    if (recordedPages(input).size === 0)
      return { state: 'not-tested', reason: 'no page load of this chat was recorded' };
    const requests = neededRequests(input, pagesWithoutChat(input));
    for (const request of requests) {
      const ending = badEnding(request);
      if (ending) return established(request, ending, input);
    }
    const silent = silentScript(requests, input);
    if (silent) return established(silent, 'gave no answer within ten seconds', input);
    return { state: 'excluded', reason: "no request that the chat needs failed at the vendor's servers" };
  },
};

function established({ url }: NeededRequest, ending: string, { affected }: CauseInput) {
  return {
    state: 'established',
    reason: `${readable(url)} ${ending}`,
    advice: {
      sentence: `Tell ${affected.name} that this address ${ending}; the chat comes back when it answers.`,
      paste: url,
    },
  } as const;
}

function badEnding({ status, error, type }: NeededRequest): string | null {
  if (error !== undefined && failedOnTheWay.test(error)) return `could not be reached (${error})`;
  if (status === undefined) return null;
  const isGone = type === 'script' && (status === 404 || status === 410);
  return status >= 500 || isGone ? `answered ${status}` : null;
}

/** Two witnesses: no end in the browser's record, and the element in the page neither loaded nor failed. */
function silentScript(requests: readonly NeededRequest[], { log }: CauseInput): NeededRequest | undefined {
  const ended = new Set(
    log
      .of('script')
      .filter(({ fact }) => fact.event === 'loaded' || fact.event === 'failed')
      .map(({ page, fact }) => `${page}\n${fact.url}`),
  );
  const until = watchedUntil(log.all);
  return requests.find(({ page, url, type, status, error, sentAtMs }) => {
    if (type !== 'script' || status !== undefined || error !== undefined || sentAtMs === undefined)
      return false;
    return !ended.has(`${page}\n${url}`) && (until.get(page) ?? 0) - sentAtMs >= patienceMs;
  });
}
