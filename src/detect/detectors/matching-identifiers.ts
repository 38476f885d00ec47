import { isOfCompany } from '../../attribution/company.ts';
import type { ObservationOf } from '../../model/observation.ts';
import { endpointOf } from '../describe.ts';
import type { Candidate, Detector } from '../detector.ts';
import { describeItem } from '../items.ts';
import {
  foreignRequests,
  requestCandidate,
  type VendorRequest,
  vendorRequests,
} from '../requests-to-vendor.ts';

type Request = ObservationOf<'request'>;

/**
 * Another party's own code calls the vendor's servers with the vendor's identifiers: values that the vendor's cookies
 * or stored items hold, or that the vendor's own calls carry; or, weaker, with the same set of names as the vendor's own
 * calls to the same endpoint.
 */
export const detector: Detector = {
  id: 'matching-identifiers',
  title: 'Matching identifiers',
  affectedThing: 'identifiers',
  // A vendor's template in a tag manager is how sites set it up.
  mayName: ['other-vendor', 'third-party'],
  needs: ['request', 'network', 'global'],
  mustExclude: [],
  severity: 'high',
  notApplicable: ({ hosts }) => (hosts.length > 0 ? null : 'the catalogue lists no host of this vendor'),
  examine(input) {
    const own = ownTraits(vendorRequests(input, 'messages'));
    return foreignRequests(input, 'messages').flatMap((foreign): Candidate[] => {
      const { attribution, throughVendor, request } = foreign;
      if (throughVendor || isOfCompany(attribution.actor?.scriptUrl ?? null, input.affected)) return [];
      const like = likeness(request, own, input.affected);
      if (like === null) return [];
      const words = (start: string) => (endpoint: string) => `${start} ${endpoint} ${like}`;
      const candidate = requestCandidate(foreign, {
        active: words(`called the ${input.affected.name} server`),
        passive: words(`there was a call to the ${input.affected.name} server`),
      });
      return [{ ...candidate, claim: 'derived', what: `${candidate.what}, ${like}` }];
    });
  },
};

/** What marks the vendor's own calls: the identifiers they carry, and their names by endpoint and method. */
type Traits = { identifiers: ReadonlySet<string>; forms: ReadonlySet<string> };

function ownTraits(requests: readonly VendorRequest[]): Traits {
  const identifiers = new Set<string>();
  const forms = new Set<string>();
  for (const { request, attribution } of requests) {
    if (attribution.actor?.party !== 'affected') continue;
    for (const { shape, hash } of request.fact.parameters ?? []) {
      if (shape === 'identifier') identifiers.add(hash);
    }
    const form = formOf(request);
    if (form) forms.add(form);
  }
  return { identifiers, forms };
}

const fewestNames = 3;
/** Headers that any call may have (Fetch, CORS-safelisted request-header). */
const commonHeaders: ReadonlySet<string> = new Set([
  'accept',
  'accept-language',
  'content-language',
  'content-type',
]);

/** Endpoint, method and set of names; null where there are too few of them to say anything. */
function formOf({ fact }: Request): string | null {
  const names = (fact.parameters ?? [])
    .filter(({ place, name }) => name !== '' && !(place === 'header' && commonHeaders.has(name)))
    .map(({ place, name }) => `${place} ${name}`);
  const distinct = [...new Set(names)].sort();
  return distinct.length < fewestNames ? null : [endpointOf(fact.url), fact.method, ...distinct].join('\n');
}

/** In what a call is like the vendor's own, or null. */
function likeness(request: Request, own: Traits, { id, name }: { id: string; name: string }): string | null {
  const items = (request.fact.owned ?? [])
    .filter(({ vendor, source, shared }) => vendor === id && source !== 'request' && !shared)
    .map((value) => `the value of ${describeItem(value, name)}`);
  const parameters = (request.fact.parameters ?? [])
    .filter(({ hash }) => own.identifiers.has(hash))
    .map(
      (parameter) =>
        `${parameter.name ? `“${parameter.name}”` : `a ${parameter.place}`} as ${name}'s own calls carry it`,
    );
  const parts = [...new Set([...items, ...parameters])].sort();
  if (parts.length > 0) return `with ${parts.join(', ')}`;
  const form = formOf(request);
  return form && own.forms.has(form) ? `with the same names as ${name}'s own calls` : null;
}
