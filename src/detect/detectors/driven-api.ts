import type { Attribution } from '../../attribution/attribution.ts';
import type { Detector } from '../detector.ts';
import { foreignRequests, requestCandidate } from '../requests-to-vendor.ts';

/**
 * Functions of the platform that vendors wrap in order to follow the page. Somebody who calls one of them
 * reaches the vendor's code without having called the vendor.
 */
const platformFunctions: ReadonlySet<string> = new Set([
  'pushState',
  'replaceState',
  'fetch',
  'open',
  'send',
  'sendBeacon',
  'setRequestHeader',
  'addEventListener',
  'removeEventListener',
  'dispatchEvent',
  'appendChild',
  'insertBefore',
  'removeChild',
  'replaceChild',
  'append',
  'remove',
  'attachShadow',
  'setItem',
  'removeItem',
  'postMessage',
  'setTimeout',
  'setInterval',
  'requestAnimationFrame',
  'log',
  'info',
  'warn',
  'error',
  'debug',
  'onerror',
  'onpopstate',
  'define',
  'Promise',
]);

/** Another party calls the vendor's functions, and the vendor's own code then calls the vendor's servers. */
export const detector: Detector = {
  id: 'driven-api',
  title: 'Driven API',
  affectedThing: 'API',
  mayName: ['other-vendor', 'third-party', 'tag-manager'],
  needs: ['request', 'network'],
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

/** Looks at the vendor's function that the actor entered: the vendor's frame directly before the actor's. */
function platformReason({ frames }: Attribution): string {
  const entry = frames.filter(({ role, party }) => role === 'path' && party === 'affected').at(-1);
  const names = entry?.functionName?.match(/[\w$]+/g) ?? [];
  const platform = names.find((name) => platformFunctions.has(name));
  return platform
    ? `the vendor's code was entered through ${platform}, a function of the platform that it wraps`
    : '';
}
