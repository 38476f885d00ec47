import { hostOf } from '../attribution/address.ts';

/** Where the record holds a mark in place of what looked like an identifier, the address itself is not known. */
const redacted = /‹id:|%E2%80%B9id:/i;

/**
 * What to block to keep a script away: its address without query and fragment (a query may change from load to
 * load), or its host where the record does not hold the whole address. Null for code without a request of its
 * own (`data:`, `blob:`, an extension's).
 */
export function addressToBlock(scriptUrl: string): string | null {
  if (!/^https?:\/\//i.test(scriptUrl)) return null;
  const host = hostOf(scriptUrl);
  if (host === null) return null;
  const plain = withoutQuery(scriptUrl);
  return redacted.test(plain) ? host : plain;
}

/** Whether blocking `blocked` (a script's address or a host, with its subdomains) keeps `url` from loading. */
export function isBlockedBy(blocked: string, url: string): boolean {
  if (blocked.includes('://')) return withoutQuery(url) === withoutQuery(blocked);
  const host = hostOf(url);
  return host !== null && (host === blocked.toLowerCase() || host.endsWith(`.${blocked.toLowerCase()}`));
}

/** An address as scripts are told apart in a comparison: without query and fragment. */
export function withoutQuery(url: string): string {
  return url.replace(/[?#].*$/s, '');
}
