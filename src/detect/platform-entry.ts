import type { Attribution } from '../attribution/attribution.ts';

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

/**
 * Why an actor that reached the vendor's code may not have called the vendor; '' where it called a function of the
 * vendor's own. Looks at the function that it entered: the vendor's frame directly before the actor's.
 */
export function platformReason({ frames }: Attribution): string {
  const entry = frames.filter(({ role, party }) => role === 'path' && party === 'affected').at(-1);
  const names = entry?.functionName?.match(/[\w$]+/g) ?? [];
  const platform = names.find((name) => platformFunctions.has(name));
  return platform
    ? `the vendor's code was entered through ${platform}, a function of the platform that it wraps`
    : '';
}
