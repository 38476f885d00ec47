import { isOfCompany } from '../../attribution/company.ts';
import { isMonitor } from '../../attribution/monitor.ts';
import type { ObservationOf } from '../../model/observation.ts';
import type { Actor } from '../../model/report.ts';
import type { CarriedOwn } from '../../model/values.ts';
import { endpointOf } from '../describe.ts';
import { type Candidate, type Detector, type DetectorInput, isForeign } from '../detector.ts';
import { describeItem } from '../items.ts';
import { callApis } from '../requests-to-vendor.ts';
import { departures } from '../sent-requests.ts';

type Request = ObservationOf<'request'>;

/**
 * A value that the vendor owns leaves to another server than the vendor's, raw or encoded. Sure is that only of the whole
 * value of a cookie or a stored item: an identifier inside one, or in the vendor's calls, the site may have given to
 * several vendors, and is told of other chat vendors alone.
 */
export const detector: Detector = {
  id: 'sent-value',
  title: 'Sent value',
  affectedThing: 'value',
  // Sites join the chat's number for a visitor to their analytics, which then send what the site gave them.
  mayName: ['other-vendor'],
  needs: ['request', 'network', 'write'],
  mustExclude: [],
  severity: 'high',
  notApplicable: ({ hosts, cookies, storageKeys }) =>
    hosts.length + cookies.length + storageKeys.length > 0
      ? null
      : 'the catalogue lists no host, cookie or stored item of this vendor',
  examine(input) {
    const departed = departures(input.log);
    const notItsOwn = writtenByOthers(input);
    const calls = callsByNumber(input);
    return input.log.of('request').flatMap((request) => {
      const carried = (request.fact.owned ?? []).filter(({ vendor }) => vendor === input.affected.id);
      if (carried.length === 0 || !goesElsewhere(request, input)) return [];
      const attribution = input.attribute(request);
      const { actor, frames } = attribution;
      const byVendor = frames.some(({ role, party }) => role === 'path' && party === 'affected');
      if (byVendor || !isForeign(attribution) || isOfCompany(actor?.scriptUrl ?? null, input.affected))
        return [];
      return distinct(carried)
        .filter(({ hash }) => !notItsOwn.has(`${request.document}\n${hash}`))
        .filter((value) => isTold(value, actor) && isVendors(value, request, calls, input))
        .map((value): Candidate => {
          const departure = departed.get(request);
          const endpoint = endpointOf(request.fact.url);
          const what = describeItem(value, input.affected.name);
          const how = value.encoding === 'plain' ? '' : ` (${value.encoding})`;
          const where = value.name === '' ? value.place : `“${value.name}” in the ${value.place}`;
          return {
            act: request,
            seenAt: request,
            attribution,
            effectSeen: departure === 'sent',
            effectRefuted: departure === 'failed',
            reason: doubtOf(value, request, actor),
            claim: 'derived',
            target: what,
            active: `sent ${what}${how} to ${endpoint}`,
            passive: `${what}${how} was sent to ${endpoint}`,
            what: `${request.fact.api} ${request.fact.method} to ${endpoint} carried ${what}${how} as ${where}`,
          };
        });
    });
  },
};

function goesElsewhere({ fact: { api, url } }: Request, { affected, isAffectedUrl }: DetectorInput): boolean {
  const isCall = callApis.has(api) || api === 'websocket-message';
  return isCall && !isAffectedUrl(url) && !isOfCompany(url, affected);
}

/** Values that somebody else had put into the vendor's store are not the vendor's, by document. */
function writtenByOthers({ affected, log, attribute }: DetectorInput): ReadonlySet<string> {
  const written = log.of('write').flatMap((write) => {
    const { vendor, value, changed } = write.fact;
    if (vendor !== affected.id || !value || !changed) return [];
    const { actor, frames } = attribute(write);
    const isVendors =
      actor?.party === 'affected' ||
      frames.some(({ party, role }) => role === 'path' && party === 'affected');
    return isVendors ? [] : [`${write.document}\n${value.hash}`];
  });
  return new Set(written);
}

function callsByNumber({ log }: DetectorInput): ReadonlyMap<string, Request> {
  return new Map(log.of('request').map((request) => [`${request.document}\n${request.seq}`, request]));
}

/** Each item once: the whole value also holds its parts, and may stand at several places. */
function distinct(carried: readonly CarriedOwn[]): CarriedOwn[] {
  const first = new Map<string, CarriedOwn>();
  const whole = new Set(
    carried.filter(({ path }) => path === '').map(({ source, item }) => `${source}\n${item}`),
  );
  for (const value of carried) {
    const { source, item, path, from } = value;
    if (path !== '' && whole.has(`${source}\n${item}`)) continue;
    const key = [source, item, path, from ?? ''].join('\n');
    if (!first.has(key)) first.set(key, value);
  }
  return [...first.values()];
}

const isWhole = ({ source, path }: CarriedOwn): boolean => source !== 'request' && path === '';

/** What the site may have given to several vendors is told of other chats only: analytics get the same numbers. */
function isTold(value: CarriedOwn, actor: Actor | null): boolean {
  return isWhole(value) || actor?.party === 'other-vendor';
}

/** An identifier from a call is the vendor's when its own code made that call. */
function isVendors(
  { source, from }: CarriedOwn,
  { document }: Request,
  calls: ReadonlyMap<string, Request>,
  { attribute }: DetectorInput,
): boolean {
  if (source !== 'request') return true;
  const call = calls.get(`${document}\n${from}`);
  return call !== undefined && attribute(call).actor?.party === 'affected';
}

/** Why nobody can be named although the value left; '' where nothing speaks against it. */
function doubtOf(value: CarriedOwn, { fact }: Request, actor: Actor | null): string {
  if (actor && isMonitor(actor))
    return 'the script notes what happens on the page, for errors or to play it back';
  if (value.within === 'address')
    return 'the value stands in an address, which whoever notes the page’s requests has too';
  if (fact.unread === 'long') return 'the value stands in a long body, which may be a record of the page';
  if (value.shared) return 'the value also stood elsewhere on the page, where the site may have put it';
  return isWhole(value) ? '' : 'the site may have given this value to several vendors';
}
