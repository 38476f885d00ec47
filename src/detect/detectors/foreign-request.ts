import type { Detector } from '../detector.ts';
import { foreignRequests, requestCandidate } from '../requests-to-vendor.ts';

/** Another party's own code sends requests to the vendor's servers. */
export const detector: Detector = {
  id: 'foreign-request',
  title: 'Foreign request',
  affectedThing: 'server',
  mayName: ['other-vendor', 'third-party', 'tag-manager'],
  needs: ['request', 'network', 'global'],
  mustExclude: [],
  severity: 'medium',
  notApplicable: ({ hosts }) => (hosts.length > 0 ? null : 'the catalogue lists no host of this vendor'),
  examine: (input) =>
    foreignRequests(input)
      .filter(({ throughVendor }) => !throughVendor)
      .map((request) =>
        requestCandidate(request, {
          active: (endpoint) => `sent a request to the ${input.affected.name} server ${endpoint}`,
          passive: (endpoint) => `a request was sent to the ${input.affected.name} server ${endpoint}`,
        }),
      ),
};
