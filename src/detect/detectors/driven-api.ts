import type { Detector } from '../detector.ts';
import { platformReason } from '../platform-entry.ts';
import { foreignRequests, requestCandidate } from '../requests-to-vendor.ts';

/** Another party calls the vendor's functions, and the vendor's own code then calls the vendor's servers. */
export const detector: Detector = {
  id: 'driven-api',
  title: 'Driven API',
  affectedThing: 'API',
  mayName: ['other-vendor', 'third-party', 'tag-manager'],
  needs: ['request', 'network', 'global'],
  mustExclude: [],
  severity: 'high',
  notApplicable: ({ hosts }) => (hosts.length > 0 ? null : 'the catalogue lists no host of this vendor'),
  examine: (input) =>
    foreignRequests(input)
      .filter(({ throughVendor }) => throughVendor)
      .map((request) =>
        requestCandidate(request, {
          active: (endpoint) => `called ${input.affected.name} functions that sent a request to ${endpoint}`,
          passive: (endpoint) =>
            `${input.affected.name} functions were called and sent a request to ${endpoint}`,
          reason: platformReason(request.attribution),
        }),
      ),
};
