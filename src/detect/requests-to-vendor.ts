import type { Attribution } from '../attribution/attribution.ts';
import type { ObservationOf } from '../model/observation.ts';
import { endpointOf } from './describe.ts';
import type { Candidate, DetectorInput } from './detector.ts';
import { type Departure, departures } from './sent-requests.ts';
import { wrappings } from './wrappings.ts';

type Request = ObservationOf<'request'>;

/** Loading a script, frame or style is no call to the vendor's servers. */
export const callApis: ReadonlySet<string> = new Set([
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
  /** The actor only passed on what the vendor or the site had called. */
  passedOn: boolean;
  /** Undefined where the witness has no record of it. */
  departure: Departure | undefined;
};

/** Calls to the affected vendor's servers, whoever asked for them; messages of open sockets where wanted. */
export function vendorRequests(input: DetectorInput, messages: 'messages' | 'requests'): VendorRequest[] {
  const departed = departures(input.log);
  const { isPassedOn } = wrappings(input);
  return input.log.of('request').flatMap((request) => {
    const { api, url } = request.fact;
    const isCall = callApis.has(api) || (messages === 'messages' && api === 'websocket-message');
    if (!isCall || !input.isAffectedUrl(url)) return [];
    const attribution = input.attribute(request);
    const throughVendor = attribution.frames.some(
      ({ role, party }) => role === 'path' && party === 'affected',
    );
    const passedOn = throughVendor && isPassedOn(request);
    return [{ request, attribution, throughVendor, passedOn, departure: departed.get(request) }];
  });
}

/** Those that neither the vendor nor the site asked for: a site calls its own vendors. */
export function foreignRequests(
  input: DetectorInput,
  messages: 'messages' | 'requests' = 'requests',
): VendorRequest[] {
  return vendorRequests(input, messages).filter(({ attribution: { actor }, passedOn, departure }) => {
    if (passedOn) return false;
    // An address without an author is told only where it left the browser.
    if (!actor) return departure === 'sent';
    return actor.party !== 'affected' && actor.party !== 'site';
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
