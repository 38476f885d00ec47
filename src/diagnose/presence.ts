import { hostOf } from '../attribution/address.ts';
import type { Log } from '../attribution/log.ts';
import type { Observation } from '../model/observation.ts';
import type { Vendor } from '../model/vendor.ts';
import { hostOwner } from '../vendors/match.ts';

type Present = ReadonlyMap<string, ReadonlySet<string>>;
const known = new WeakMap<Log, { vendors: readonly Vendor[]; present: Present }>();

/**
 * The page loads on which each chat vendor is present, by vendor id: its tag, an element or a global of it was
 * seen there, or its first look was kept. A request to its servers alone makes no widget.
 */
export function presentVendors(log: Log, vendors: readonly Vendor[]): Present {
  const made = known.get(log);
  if (made?.vendors === vendors) return made.present;
  const present = lookForVendors(log, vendors);
  known.set(log, { vendors, present });
  return present;
}

function lookForVendors(log: Log, vendors: readonly Vendor[]): Present {
  const present = new Map<string, Set<string>>();
  const chats = new Set(vendors.filter(({ category }) => category === 'chat').map(({ id }) => id));
  const see = (vendor: string | undefined, page: string) => {
    if (vendor === undefined || !chats.has(vendor)) return;
    const pages = present.get(vendor);
    if (pages) pages.add(page);
    else present.set(vendor, new Set([page]));
  };

  const owners = new Map<string, string | undefined>();
  const ownerOf = (url: string): string | undefined => {
    const host = hostOf(url);
    if (!host) return undefined;
    if (!owners.has(host)) owners.set(host, hostOwner(vendors, host)?.id);
    return owners.get(host);
  };
  const byGlobal = globalOwners(vendors);

  for (const { page, fact } of log.all) {
    for (const url of tagUrls(fact)) see(ownerOf(url), page);
    if (fact.kind === 'widget' || fact.kind === 'first-look') see(fact.vendor, page);
    if (fact.kind === 'global' && fact.event === 'present') {
      for (const vendor of byGlobal.get(fact.name) ?? []) see(vendor, page);
    }
  }
  return present;
}

/** Addresses of script and frame elements that a fact shows in the page. */
export function tagUrls(fact: Observation['fact']): string[] {
  if (fact.kind === 'script') return [fact.url];
  if (fact.kind === 'request') return fact.api === 'script' || fact.api === 'frame' ? [fact.url] : [];
  if (fact.kind !== 'dom') return [];
  return [...fact.nodes, fact.target].flatMap(({ tag, url }) =>
    url && /^(?:script|iframe)$/i.test(tag) ? [url] : [],
  );
}

/** Vendors by the name of a global that is theirs alone; the holder of a dotted name may be anybody's. */
function globalOwners(vendors: readonly Vendor[]): Map<string, string[]> {
  const owners = new Map<string, string[]>();
  for (const { id, globals } of vendors) {
    for (const { value } of globals) {
      if (!value.includes('.')) owners.set(value, [...(owners.get(value) ?? []), id]);
    }
  }
  return owners;
}
