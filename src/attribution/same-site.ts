import { getDomain } from 'tldts';

/** A host's registrable domain, where every customer of a hosting company is a site of its own; else the host itself. */
export function siteOf(host: string): string {
  return getDomain(host, { allowPrivateDomains: true }) ?? host;
}
