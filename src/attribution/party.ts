import thirdPartyWeb from 'third-party-web/nostats-subset.js';
import type { Party } from '../model/party.ts';
import type { Actor } from '../model/report.ts';
import type { Vendor } from '../model/vendor.ts';
import { hostOwner } from '../vendors/match.ts';
import { hostOf } from './address.ts';
import { isPackageHost, libraryKind } from './library.ts';
import { monitoringCompanies, routingCompanies } from './library-names.ts';
import { siteOf } from './same-site.ts';

/** Whose a script is, seen from one affected vendor. */
export type Label = {
  party: Party;
  /** Catalogue id, or null. */
  vendor: string | null;
  /** The company where the catalogue or third-party-web knows it, else the host. */
  name: string;
  /** Calls and callbacks of others pass through this script: a library, an error monitor. */
  forwards: boolean;
  /** How a script on the site's own host was known to be a vendor's. */
  recognised?: Actor['recognised'];
};

/**
 * Labels a script's URL. `affected` null labels every chat vendor `other-vendor`. `siteUrl` is the top
 * document's address. `ignoreNames` judges by host alone, for code that hides behind a library's name.
 */
export type Labeller = (
  url: string,
  affected: Vendor | null,
  siteUrl: string,
  ignoreNames?: boolean,
) => Label;

const extensionScheme = /^(?:chrome|moz|safari-web|ms-browser)-extension:/;
const catalogueParties: Partial<Record<Vendor['category'], Party>> = {
  'tag-manager': 'tag-manager',
  'consent-manager': 'consent-manager',
  library: 'library',
};

/** A labeller over one catalogue; the person's own vendors come first in `vendors`. Remembers its answers. */
export function makeLabeller(vendors: readonly Vendor[]): Labeller {
  const known = new Map<string, Label>();
  const ownerOf = rememberOwners(vendors);
  return (url, affected, siteUrl, ignoreNames = false) => {
    const key = [affected?.id ?? '', hostOf(siteUrl) ?? '', ignoreNames, url].join('\n');
    let label = known.get(key);
    if (!label) {
      label = labelUrl(url, affected, siteUrl, ignoreNames, ownerOf);
      known.set(key, label);
    }
    return label;
  };
}

type OwnerOf = (host: string, affected: Vendor | null) => Vendor | null;

/** The affected vendor comes first, so that a host which two vendors claim alike is its own. */
function rememberOwners(vendors: readonly Vendor[]): OwnerOf {
  const owners = new Map<string, Vendor | null>();
  return (host, affected) => {
    const key = `${affected?.id ?? ''}\n${host}`;
    let owner = owners.get(key);
    if (owner === undefined) {
      owner = hostOwner(affected ? [affected, ...vendors] : vendors, host);
      owners.set(key, owner);
    }
    return owner;
  };
}

function labelUrl(
  url: string,
  affected: Vendor | null,
  siteUrl: string,
  ignoreNames: boolean,
  ownerOf: OwnerOf,
): Label {
  if (extensionScheme.test(url)) return label('browser', 'a browser extension');
  const host = hostOf(url);
  if (!host) return label('unknown', 'unknown');

  const owner = ownerOf(host, affected);
  if (owner && owner.id === affected?.id) return { ...label('affected', owner.name), vendor: owner.id };
  if (owner?.category === 'chat') return { ...label('other-vendor', owner.name), vendor: owner.id };
  const catalogued = owner ? catalogueParties[owner.category] : undefined;
  if (owner && catalogued) return { ...label(catalogued, owner.name), vendor: owner.id };

  const kind = ignoreNames ? null : libraryKind(url);
  if (kind === 'library' || kind === 'router') return label('library', host);

  // On a host of its own anybody's script may bear that name.
  if (kind === 'consent' && (sameSite(host, siteUrl) || isPackageHost(host)))
    return label('consent-manager', host);

  // Nobody can list every package there is: what such a host serves was called by somebody, if anybody stands behind it.
  const forwards = kind === 'monitoring' || owner?.category === 'monitoring' || isPackageHost(host);
  if (sameSite(host, siteUrl)) return { ...label('site', host), forwards };
  if (owner) return { ...label('third-party', owner.name), vendor: owner.id, forwards };
  return byEntityMap(host, forwards);
}

/** third-party-web gets a host and never the page's string: its expressions are not made for hostile input. */
function byEntityMap(host: string, forwards: boolean): Label {
  const entity = thirdPartyWeb.getEntity(`https://${host}/`);
  if (!entity) return { ...label('third-party', host), forwards };
  if (entity.category === 'tag-manager' || routingCompanies.has(entity.name))
    return label('tag-manager', entity.name);
  if (entity.category === 'consent-provider') return label('consent-manager', entity.name);
  return {
    ...label('third-party', entity.name),
    forwards: forwards || monitoringCompanies.has(entity.name),
  };
}

function sameSite(host: string, siteUrl: string): boolean {
  const siteHost = hostOf(siteUrl);
  return siteHost !== null && siteOf(host) === siteOf(siteHost);
}

function label(party: Party, name: string): Label {
  return { party, vendor: null, name, forwards: party === 'library' };
}
