import { hostOf } from '../../attribution/address.ts';
import type { ObservationOf } from '../../model/observation.ts';
import type { Advice } from '../../model/report.ts';
import { matchesHost } from '../../vendors/match.ts';
import type { Cause, CauseInput } from '../cause.ts';

type Network = ObservationOf<'network'>;

/**
 * An extension or the browser's own protection stops the vendor's requests. Established in Chromium, which names it (net::ERR_BLOCKED_BY_CLIENT); Firefox asks
 * its extensions and then falls silent or aborts, which together with a failed script and no CSP report means the same.
 * Excluded where the browser's record of the vendor's requests shows neither; not tested without permission to see them.
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
    const blocked = requests.find(
      ({ fact }) => fact.event === 'failed' && /BLOCKED_BY_CLIENT/.test(fact.error ?? ''),
    );
    if (blocked) {
      return {
        state: 'established',
        reason: "the browser reported the vendor's request as blocked by the client",
        advice: adviceFor(blocked, input),
      };
    }
    const silent = silentScript(requests, input);
    if (silent) {
      return {
        state: 'established',
        reason:
          "the vendor's script was asked for, was never sent, failed, and no policy of the page forbade it",
        advice: adviceFor(silent, input),
      };
    }
    return {
      state: 'excluded',
      reason: "no request to the vendor's hosts was blocked by the browser or an extension",
    };
  },
};

/** All hosts under the vendor's name that covers the blocked one: what comes next would be blocked too. */
function adviceFor({ fact }: Network, { affected }: CauseInput): Advice {
  const host = hostOf(fact.url) ?? '';
  const names = [...affected.hosts, ...affected.aliases].map(({ value }) => value.replace(/^\*\./, ''));
  const name = names.find((value) => !value.includes('*') && matchesHost(value, host)) ?? host;
  return {
    sentence: `Allow ${name} in the browser's content blocker, by this rule or for this site, and load the page again.`,
    paste: `@@||${name}^`,
  };
}

function silentScript(
  requests: readonly Network[],
  { log, pages, isAffectedUrl }: CauseInput,
): Network | undefined {
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
  if (silent.size === 0) return undefined;
  if (log.of('csp').some(({ page, fact }) => pages.has(page) && isAffectedUrl(fact.blockedUrl)))
    return undefined;
  const failed = log.of('script').filter(({ fact }) => fact.event === 'failed');
  return failed
    .map(({ page, fact }) => silent.get(`${page}\n${fact.url}`))
    .find((request) => request !== undefined);
}
