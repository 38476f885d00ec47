import type { ObservationOf } from '../../model/observation.ts';
import { patchesOf } from '../asked-calls.ts';
import { describeNode, endpointOf } from '../describe.ts';
import { type Candidate, type Detector, type DetectorInput, isForeign } from '../detector.ts';

type Swallowed = ObservationOf<'swallowed'>;

/**
 * Another script's patch of a native keeps what the vendor's code asks the platform for from happening: an element that was
 * put in is nowhere, a shadow root is another element's, a timer has no number. A patch alone is no finding, nor is what
 * happens a little later.
 */
export const detector: Detector = {
  id: 'suppressed-call',
  title: 'Suppressed call',
  affectedThing: 'call',
  mayName: ['other-vendor', 'third-party', 'tag-manager'],
  needs: ['patch', 'swallowed'],
  mustExclude: ['consent-manager', 'delayed-loading'],
  severity: 'high',
  unseen:
    'the first 1,000 calls of patches of appendChild, insertBefore, append, attachShadow, setTimeout and setInterval are seen, ' +
    'of these what throws, drops a fragment or gives a false number is not',
  notApplicable: ({ hosts }) => (hosts.length > 0 ? null : 'the catalogue lists no host of this vendor'),
  examine(input) {
    const patchOf = patchesOf(input);
    return input.log.of('swallowed').flatMap((call) => {
      const patch = patchOf(call);
      if (!patch || !isVendors(call, input)) return [];
      return isForeign(input.attribute(patch)) ? [candidate(call, patch, input)] : [];
    });
  },
};

/** The vendor's own code called, whoever had called that. */
function isVendors(call: Swallowed, { attribute }: DetectorInput): boolean {
  const { actor, frames } = attribute(call);
  return actor?.party === 'affected' || frames.find(({ url }) => url !== '')?.party === 'affected';
}

function candidate(
  call: Swallowed,
  patch: ObservationOf<'patch'>,
  { affected, attribute }: DetectorInput,
): Candidate {
  const { api, node } = call.fact;
  const [of, did] = node ? [` of ${describeNode(node)}`, effectOn(api)] : ['', 'set nothing'];
  const caller = attribute(call).frames.find(({ party }) => party === 'affected');
  const from = caller ? ` by ${endpointOf(caller.url)}:${caller.line ?? '?'}` : '';
  const thing = `the ${api} call${of} by ${affected.name}'s own code`;
  return {
    act: patch,
    seenAt: call,
    attribution: attribute(patch),
    effectSeen: true,
    reason: '',
    claim: 'observed',
    target: `${api}${of}`,
    active: `laid a patch that swallowed ${thing}`,
    passive: `a patch swallowed ${thing}`,
    what: `${api}${of}, called${from}, went through a patch of ${patch.fact.api} and ${did}`,
  };
}

const effectOn = (api: string): string =>
  api === 'attachShadow' ? 'gave no shadow root of that element' : 'left the element nowhere';
