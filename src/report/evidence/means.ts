import { endpointOf } from '../../detect/describe.ts';
import type { Candidate } from '../../detect/detector.ts';
import type { Declared } from '../../model/declared.ts';
import type { Means } from '../../model/evidence.ts';
import type { Observation, ObservationOf } from '../../model/observation.ts';
import type { Vendor } from '../../model/vendor.ts';
import { carriedBy, credentialOf } from './credential.ts';
import { type MeasureInput, measureMet } from './measure.ts';

const apisListed = 8;

export type MeansInput = MeasureInput & { affected: Vendor; declared: Declared };

/** By what calls it was done, with what credential, past what measure, and by whose leave. */
export function meansOf(occurrences: readonly Candidate[], given: MeansInput): Means {
  const carried = carriedBy(occurrences, given.affected);
  return {
    apis: apisOf(occurrences),
    endpoint: endpointCalled(occurrences),
    credential: credentialOf(occurrences, carried),
    measure: measureMet(occurrences, carried, given),
    authority: authorityOf(given.declared),
  };
}

function apisOf(occurrences: readonly Candidate[]): Means['apis'] {
  const names = new Set<string>();
  for (const { act, attribution } of occurrences) {
    // The outermost of the vendor's own functions on the way is the one that was called.
    const driven = attribution?.frames.findLast(({ role, party }) => role === 'path' && party === 'affected');
    if (driven) names.add(`${driven.functionName ?? 'a function without a name'} of the vendor's own`);
    const api = act && apiOf(act);
    if (api) names.add(api);
  }
  return names.size === 0 ? null : [...names].slice(0, apisListed);
}

/** How a global changes: no function is called for it, or one of `Object`. */
const changes: Partial<Record<ObservationOf<'global'>['fact']['event'], string>> = {
  assigned: 'assignment',
  redefined: 'Object.defineProperty',
  deleted: 'delete',
  frozen: 'Object.freeze',
};

function apiOf({ fact }: Observation): string | null {
  if (fact.kind === 'global') return changes[fact.event] ?? null;
  if (fact.kind === 'setting') return 'assignment';
  if (fact.kind === 'patch') return `a function in the place of ${fact.api}`;
  return 'api' in fact ? fact.api : null;
}

function endpointCalled(occurrences: readonly Candidate[]): Means['endpoint'] {
  for (const { act, seenAt } of occurrences)
    for (const one of [seenAt, act])
      if (one?.fact.kind === 'request' || one?.fact.kind === 'asked') return endpointOf(one.fact.url);
  return null;
}

/** No observation tells whether somebody may. */
function authorityOf({ contractBasis, consentBasis }: Declared): Means['authority'] {
  const isDeclared = contractBasis !== undefined || consentBasis !== undefined;
  return {
    state: isDeclared ? 'declared' : 'unknown',
    contract: contractBasis ?? null,
    siteConsent: consentBasis ?? null,
  };
}
