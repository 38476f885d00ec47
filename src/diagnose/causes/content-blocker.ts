import type { ObservationOf } from '../../model/observation.ts';
import type { Cause, CauseInput } from '../cause.ts';

type Network = ObservationOf<'network'>;

/**
 * A content blocker stops the vendor's requests. Chromium names it (net::ERR_BLOCKED_BY_CLIENT); Firefox asks
 * its extensions and then falls silent or aborts, which together with a failed script and no CSP report means the same.
 */
export const cause: Cause = {
  id: 'content-blocker',
  title: 'Content blocker',
  scope: 'pages',
  examine(input) {
    if (!input.seesNetwork) return { state: 'not-tested', reason: 'no permission for the network' };
    const requests = input.log
      .of('network')
      .filter(({ page, fact }) => input.pages.has(page) && input.isAffectedUrl(fact.url));
    if (requests.some(({ fact }) => fact.event === 'failed' && /BLOCKED_BY_CLIENT/.test(fact.error ?? ''))) {
      return {
        state: 'established',
        reason: "the browser reported the vendor's request as blocked by the client",
      };
    }
    if (silentScript(requests, input)) {
      return {
        state: 'established',
        reason:
          "the vendor's script was asked for, was never sent, failed, and no policy of the page forbade it",
      };
    }
    return {
      state: 'excluded',
      reason: "no request to the vendor's hosts was blocked by the browser or an extension",
    };
  },
};

function silentScript(requests: readonly Network[], { log, pages, isAffectedUrl }: CauseInput): boolean {
  const asked = new Map<string, Network>();
  for (const request of requests) {
    const { requestId, event } = request.fact;
    if (event === 'asked') asked.set(requestId, request);
    // The code with which Firefox ends what an extension's rules forbid; other failures have codes of their own.
    else if (event !== 'failed' || request.fact.error !== 'NS_ERROR_ABORT') asked.delete(requestId);
  }
  const silent = new Map(
    [...asked.values()].map((request) => [`${request.page}\n${request.fact.url}`, request]),
  );
  if (silent.size === 0) return false;
  if (log.of('csp').some(({ page, fact }) => pages.has(page) && isAffectedUrl(fact.blockedUrl))) return false;
  return log.of('script').some(({ page, fact }) => {
    if (fact.event !== 'failed') return false;
    return silent.has(`${page}\n${fact.url}`);
  });
}
