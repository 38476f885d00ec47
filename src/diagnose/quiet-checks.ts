import { hostOf } from '../attribution/address.ts';
import type { Attribution } from '../attribution/attribution.ts';
import type { Log } from '../attribution/log.ts';
import type { Coverage } from '../detect/coverage.ts';
import type { Observation, ObservationOf } from '../model/observation.ts';
import type { CauseState, QuietCheck } from '../model/report.ts';
import type { Vendor } from '../model/vendor.ts';
import { switchesOn } from './switches.ts';

export type QuietInput = {
  log: Log;
  coverage: Pick<Coverage, 'permission' | 'lossesOf'>;
  /** The chats that are examined, each with the page loads on which it is present and its causes. */
  chats: readonly { vendor: Vendor; pages: ReadonlySet<string>; causes: readonly CauseState[] }[];
  attribute(observation: Observation, affected: Vendor): Attribution;
};

/** What else may be at work on the pages: other blockers of requests, and each chat's own switches and hours. */
export function quietChecks(input: QuietInput): QuietCheck[] {
  return [otherProtection(input), ...input.chats.map((chat) => vendorSwitch(chat, input))];
}

const hostsShown = 5;

function otherProtection({ log, coverage }: QuietInput): QuietCheck {
  const check = (state: QuietCheck['state'], detail: string): QuietCheck => ({
    id: 'other-protection',
    vendor: null,
    state,
    detail,
  });
  if (coverage.permission !== 'all-sites') {
    return check('not-tested', 'without permission for all sites, blocked requests cannot be seen');
  }
  const blocked = blockedRequests(log);
  const hosts = [...new Set(blocked.map(({ fact }) => hostOf(fact.url) ?? 'unknown'))];
  if (hosts.length === 0) {
    return check('not-seen', 'no request was blocked by the browser or by another extension');
  }
  const rest = hosts.length - hostsShown;
  const list = `${hosts.slice(0, hostsShown).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
  const requests = blocked.length === 1 ? '1 request was' : `${blocked.length} requests were`;
  return check('seen', `${requests} blocked by the browser or by another extension, to ${list}`);
}

/** Chromium's word for it, and Firefox's words for what its own protection stops. */
const blockingCodes =
  /^net::ERR_BLOCKED_BY_CLIENT$|^NS_ERROR_(?:TRACKING|FINGERPRINTING|CRYPTOMINING|SOCIALTRACKING|EMAILTRACKING)_URI$/;

/**
 * Requests that something in the browser stopped. Of what an extension's rules forbid, Firefox tells nothing more, or
 * an abort, which alone may be a page that was left: it counts for scripts that failed without a policy against them.
 */
function blockedRequests(log: Log): ObservationOf<'network'>[] {
  const ended = new Map<string, ObservationOf<'network'>>();
  for (const request of log.of('network')) ended.set(`${request.page}\n${request.fact.requestId}`, request);
  const forbidden = new Set(log.of('csp').map(({ page, fact }) => `${page}\n${fact.blockedUrl}`));
  const failedScripts = new Set(
    log
      .of('script')
      .filter(({ fact }) => fact.event === 'failed')
      .map(({ page, fact }) => `${page}\n${fact.url}`),
  );
  return [...ended.values()].filter(({ page, fact }) => {
    if (fact.event === 'failed' && blockingCodes.test(fact.error ?? '')) return true;
    const isSilent = fact.event === 'asked' || (fact.event === 'failed' && fact.error === 'NS_ERROR_ABORT');
    const key = `${page}\n${fact.url}`;
    return isSilent && failedScripts.has(key) && !forbidden.has(key);
  });
}

function vendorSwitch(
  { vendor, pages, causes }: QuietInput['chats'][number],
  { log, coverage, attribute }: QuietInput,
): QuietCheck {
  const check = (state: QuietCheck['state'], detail: string): QuietCheck => ({
    id: 'vendor-switch',
    vendor: vendor.id,
    state,
    detail,
  });
  const asked = { affected: vendor, log, pages, attribute: (it: Observation) => attribute(it, vendor) };
  const [on] = switchesOn(asked);
  if (on) {
    const by = on.setBy ? `, in an object that ${on.setBy.name} assigned` : '';
    return check('seen', `the setting ${on.name} holds true on the page${by}`);
  }
  const cause = causes.find(({ id, state }) => id === 'vendor-settings' && state === 'established');
  if (cause) return check('seen', cause.reason);
  const names = vendor.switches?.map(({ value }) => value) ?? [];
  if (names.length === 0) return check('not-tested', 'no setting is known that keeps this chat away');
  const loss = [...pages].flatMap((page) => coverage.lossesOf(page))[0];
  if (loss) return check('not-tested', loss.reason);
  return check('not-seen', `not on: ${names.join(', ')}`);
}
