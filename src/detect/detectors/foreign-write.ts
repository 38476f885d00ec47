import type { Attribution } from '../../attribution/attribution.ts';
import { isOfCompany } from '../../attribution/company.ts';
import { append } from '../../attribution/log.ts';
import type { ObservationOf } from '../../model/observation.ts';
import type { Parameter } from '../../model/values.ts';
import type { Vendor } from '../../model/vendor.ts';
import { endpointOf } from '../describe.ts';
import { type Candidate, type Detector, type DetectorInput, isForeign } from '../detector.ts';
import { itemName } from '../items.ts';
import { isOwnGlobal, isPlainMember } from '../own-globals.ts';
import { platformReason } from '../platform-entry.ts';
import { type VendorRequest, vendorRequests } from '../requests-to-vendor.ts';

type Write = ObservationOf<'write'>;

/**
 * Another party writes into what is the vendor's: values that reach the vendor's servers through the vendor's own
 * code, and the vendor's cookies, stored items and variables on this page. Of a value that the vendor sends later, the writer is
 * known where it had put it into the vendor's store; what it passed to a function that only queues is not seen.
 */
export const detector: Detector = {
  id: 'foreign-write',
  title: 'Foreign write',
  affectedThing: 'data',
  // What a tag manager writes, the site set up in it.
  mayName: ['other-vendor', 'third-party'],
  needs: ['request', 'network', 'write', 'global'],
  mustExclude: [],
  severity: 'high',
  notApplicable: ({ hosts, globals, cookies, storageKeys }) =>
    hosts.length + globals.length + cookies.length + storageKeys.length > 0
      ? null
      : 'the catalogue lists no host, global, cookie or stored item of this vendor',
  examine(input) {
    const requests = vendorRequests(input, 'messages');
    const own = ownCalls(requests);
    const writes = foreignWrites(input);
    return [
      ...requests
        .filter((request) => isDriven(request, input.affected))
        .flatMap((request) => sentMarkers(request, own, input)),
      ...writes.map((write) => writtenItem(write, input)),
      ...forwardedValues(requests, writes, input),
      ...writtenMembers(input),
    ];
  },
};

/** The vendor's own code sent it because somebody else called a function of the vendor's. */
function isDriven({ attribution, throughVendor, passedOn }: VendorRequest, affected: Vendor): boolean {
  const { actor } = attribution;
  if (!actor || actor.party === 'affected' || actor.party === 'site') return false;
  if (isOfCompany(actor.scriptUrl, affected)) return false;
  return throughVendor && !passedOn && platformReason(attribution) === '';
}

/** What the calls carried that the vendor's code made by itself, by name and in all. */
type Own = { byName: ReadonlyMap<string, Parameter[]>; hashes: ReadonlySet<string> };

const nameIn = (request: ObservationOf<'request'>, { place, name }: Parameter): string =>
  [endpointOf(request.fact.url), place, name].join('\n');

function ownCalls(requests: readonly VendorRequest[]): Own {
  const byName = new Map<string, Parameter[]>();
  const hashes = new Set<string>();
  for (const { request, attribution } of requests) {
    if (attribution.actor?.party !== 'affected') continue;
    for (const parameter of request.fact.parameters ?? []) {
      append(byName, nameIn(request, parameter), parameter);
      hashes.add(parameter.hash);
    }
  }
  return { byName, hashes };
}

const neverMarkers: ReadonlySet<Parameter['shape']> = new Set(['empty', 'flag', 'time']);
const tellingShapes: ReadonlySet<Parameter['shape']> = new Set(['identifier', 'text']);

/** A value that the vendor's own calls do not carry: under a name of its own, or of a form that says something. */
function isMarker(request: ObservationOf<'request'>, parameter: Parameter, own: Own): boolean {
  const { place, shape, hash } = parameter;
  if (place === 'header' || neverMarkers.has(shape) || own.hashes.has(hash)) return false;
  const usual = own.byName.get(nameIn(request, parameter));
  if (!usual) return true;
  return tellingShapes.has(shape) && !(shape === 'identifier' && isNumbering(usual));
}

/** The vendor gives each call a new number there, as far as its own calls show. */
function isNumbering(usual: readonly Parameter[]): boolean {
  if (usual.some(({ shape }) => shape !== 'identifier')) return false;
  return usual.length === 1 || new Set(usual.map(({ hash }) => hash)).size > 1;
}

function sentMarkers(driven: VendorRequest, own: Own, { affected }: DetectorInput): Candidate[] {
  const { request, attribution, departure } = driven;
  const markers = (request.fact.parameters ?? []).filter((parameter) => isMarker(request, parameter, own));
  const names = new Map(
    markers.map((marker) => [nameIn(request, marker), describeParameter(request, marker)]),
  );
  return [...names.values()].map((parameter) => ({
    act: request,
    seenAt: request,
    attribution,
    effectSeen: departure === 'sent',
    effectRefuted: departure === 'failed',
    reason: '',
    claim: 'derived',
    target: parameter,
    active: `made ${affected.name}'s own code send ${parameter} from this browser`,
    passive: `${affected.name}'s own code was made to send ${parameter} from this browser`,
    what: `${request.fact.api} ${request.fact.method} through ${affected.name}'s code carried ${parameter}, with a value that no call of ${affected.name}'s own carried`,
  }));
}

function describeParameter(request: ObservationOf<'request'>, { place, name }: Parameter): string {
  const what = name === '' ? `a ${place}` : `“${name}” in the ${place}`;
  return `${what} of a call to ${endpointOf(request.fact.url)}`;
}

/** Writes that changed something, and that neither the vendor's code did nor another product of its company. */
function foreignWrites(input: DetectorInput): Write[] {
  return input.log.of('write').filter((write) => {
    // Scripts take away by a list what may not be there, and write again what is, to keep it longer.
    if (write.fact.vendor !== input.affected.id || !write.fact.changed) return false;
    const attribution = input.attribute(write);
    // A site may hand its vendor what it likes; that it took something away explains a lost session.
    const isSites = attribution.actor?.party === 'site' && write.fact.event === 'set';
    return isOthers(attribution, input.affected) && !isSites;
  });
}

/** Not the vendor's doing: what its own function writes when it is called is its own too. */
function isOthers(attribution: Attribution, affected: Vendor): boolean {
  const { actor, frames } = attribution;
  if (frames.some(({ role, party }) => role === 'path' && party === 'affected')) return false;
  return isForeign(attribution) && !isOfCompany(actor?.scriptUrl ?? null, affected);
}

const verbs: Record<Write['fact']['event'], [active: string, passive: string]> = {
  set: ['wrote', 'was written'],
  removed: ['took away', 'was taken away'],
  cleared: ['cleared the whole store and with it', 'was lost when the whole store was cleared'],
};

function writtenItem(write: Write, { affected, attribute }: DetectorInput): Candidate {
  const { api, area, event, item, present } = write.fact;
  const target = itemName(area, item);
  const [active, passive] = verbs[event];
  const hadEffect = present === (event === 'set');
  const attribution = attribute(write);
  // Nobody can list every consent manager there is.
  const mayAskConsent = event !== 'set' && attribution.actor?.party === 'third-party';
  return {
    act: write,
    seenAt: write,
    attribution,
    effectSeen: hadEffect,
    effectRefuted: !hadEffect,
    seenInPage: true,
    reason: mayAskConsent ? 'scripts that ask for consent take such things away when it is refused' : '',
    claim: 'observed',
    target,
    active: `${active} the ${affected.name} ${target}`,
    passive: `the ${affected.name} ${target} ${passive}`,
    what: `${api}: ${target} was ${present ? 'there' : 'not there'} afterwards`,
  };
}

const shortestForwarded = 4;

/** Values that somebody else put into the vendor's store and the vendor's own code sent to its servers later. */
function forwardedValues(
  requests: readonly VendorRequest[],
  writes: readonly Write[],
  input: DetectorInput,
): Candidate[] {
  const byHash = new Map<string, Write[]>();
  for (const write of writes) {
    const { value } = write.fact;
    const isTelling = value && tellingShapes.has(value.shape) && value.length >= shortestForwarded;
    if (isTelling) append(byHash, value.hash, write);
  }
  return requests.flatMap(({ request, attribution, departure }) => {
    if (attribution.actor?.party !== 'affected') return [];
    return (request.fact.parameters ?? []).flatMap((parameter) => {
      const write = byHash.get(parameter.hash)?.findLast(({ atMs }) => atMs <= request.atMs);
      return write ? [forwarded(write, request, parameter, departure, input)] : [];
    });
  });
}

function forwarded(
  write: Write,
  request: ObservationOf<'request'>,
  parameter: Parameter,
  departure: VendorRequest['departure'],
  { affected, attribute }: DetectorInput,
): Candidate {
  const target = describeParameter(request, parameter);
  const item = `the ${affected.name} ${itemName(write.fact.area, write.fact.item)}`;
  return {
    act: write,
    seenAt: request,
    attribution: attribute(write),
    effectSeen: departure === 'sent',
    effectRefuted: departure === 'failed',
    reason: '',
    claim: 'derived',
    target,
    active: `put a value into ${item} that ${affected.name}'s own code sent from this browser as ${target}`,
    passive: `a value put into ${item} was sent by ${affected.name}'s own code from this browser as ${target}`,
    what: `${write.fact.api} wrote the value that ${request.fact.api} ${request.fact.method} carried as ${target}`,
  };
}

/** Plain values in the vendor's own object that somebody else's call was seen to change. */
function writtenMembers({ affected, attribute, log }: DetectorInput): Candidate[] {
  return log.of('global').flatMap((change) => {
    const { name, path, event, before, after, stack } = change.fact;
    if (!stack || !isPlainMember(change) || !change.fact.changed || !isOwnGlobal(change, affected)) return [];
    const attribution = attribute(change);
    if (!isOthers(attribution, affected) || attribution.actor?.party === 'site') return [];
    const target = `window.${name}.${path}`;
    return [
      {
        act: change,
        seenAt: change,
        attribution,
        effectSeen: true,
        seenInPage: true,
        reason: '',
        claim: 'observed',
        target,
        active: `wrote the ${affected.name} variable ${target}`,
        passive: `the ${affected.name} variable ${target} was written`,
        what: `${target} was ${event}`,
        before,
        after,
      },
    ];
  });
}
