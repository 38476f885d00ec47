import type { Attribution } from '../attribution/attribution.ts';
import type { ObservationOf } from '../model/observation.ts';
import { endpointOf } from './describe.ts';
import type { Candidate, DetectorInput } from './detector.ts';
import { type Departure, departures } from './sent-requests.ts';

type Request = ObservationOf<'request'>;

/** Loading a script, frame or style is no call to the vendor's servers. */
const callApis: ReadonlySet<string> = new Set([
  'fetch',
  'xhr',
  'beacon',
  'websocket',
  'eventsource',
  'image',
]);

export type VendorRequest = {
  request: Request;
  attribution: Attribution;
  /** The affected vendor's own code stood between the actor and the call. */
  throughVendor: boolean;
  /** Undefined where the witness has no record of it. */
  departure: Departure | undefined;
};

/** Requests to the affected vendor's servers that neither the vendor nor the site asked for. */
export function foreignRequests(input: DetectorInput): VendorRequest[] {
  const departed = departures(input.log);
  return input.log.of('request').flatMap((request) => {
    if (!callApis.has(request.fact.api) || !input.isAffectedUrl(request.fact.url)) return [];
    const attribution = input.attribute(request);
    const party = attribution.actor?.party;
    // A site calls its own vendors; an address without an author is told only where it left the browser.
    if (party === 'affected' || party === 'site') return [];
    const departure = departed.get(request);
    if (!attribution.actor && departure !== 'sent') return [];
    const path = attribution.frames.filter(({ role }) => role === 'path');
    const throughVendor = path.some((frame) => frame.party === 'affected');
    return [{ request, attribution, throughVendor, departure }];
  });
}

export function requestCandidate(
  { request, attribution, departure }: VendorRequest,
  words: { active: (endpoint: string) => string; passive: (endpoint: string) => string; reason?: string },
): Candidate {
  const endpoint = endpointOf(request.fact.url);
  return {
    act: request,
    seenAt: request,
    attribution,
    effectSeen: departure === 'sent',
    effectRefuted: departure === 'failed',
    reason: words.reason ?? '',
    claim: 'observed',
    target: endpoint,
    active: words.active(endpoint),
    passive: words.passive(endpoint),
    what: `${request.fact.api} ${request.fact.method} ${endpoint}: ${departure === 'sent' ? 'left the browser' : 'not seen to leave the browser'}`,
  };
}
