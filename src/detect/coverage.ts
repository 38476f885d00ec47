import { hostOf } from '../attribution/address.ts';
import { append, type Log } from '../attribution/log.ts';
import type { Audit } from '../model/audit.ts';
import type { ObservationOf } from '../model/observation.ts';
import type { Vendor } from '../model/vendor.ts';
import { matchesHost } from '../vendors/match.ts';

/** What the recorder was able to see: where it was allowed to look and what it lost. */
export type Coverage = {
  /** The network witness was allowed to see this URL's host, from the start of the audit to its end. */
  coversUrl(url: string): boolean;
  coversVendor(vendor: Vendor): boolean;
  /** Facts that are missing from one page load; empty when nothing is known to be missing. */
  lossesOf(page: string): readonly Loss[];
  permission: 'all-sites' | 'this-site' | 'withdrawn' | 'none';
  origins: readonly string[];
};
export type Loss = { of: 'global' | 'probe' | 'everything'; reason: string };

export const noProbe = 'the probe was not in every document';
export const recordedLate = 'recording began after the page had loaded';

type GapReason = ObservationOf<'gap'>['fact']['reason'];

const lossReasons: Partial<Record<GapReason, Loss>> = {
  'no-probe': { of: 'probe', reason: noProbe },
  'sensor-failed': { of: 'probe', reason: 'a sensor failed' },
  'message-dropped': { of: 'everything', reason: 'messages were dropped' },
  overflow: { of: 'everything', reason: 'more happened than could be recorded' },
  'storage-full': { of: 'everything', reason: 'the storage was full' },
  'recorded-late': { of: 'everything', reason: recordedLate },
  'page-left': { of: 'everything', reason: 'a page went away before it could be recorded' },
};

/** What a gap takes from the record; undefined for one that only says what happened. */
export const lossOf = (reason: GapReason): Loss | undefined => lossReasons[reason];

const plainWritesLost: Loss = {
  of: 'global',
  reason: "more values in the vendor's objects changed than could be recorded",
};

/** The probe's own word for its bound on them. */
export function isPlainWrites({ event, detail }: ObservationOf<'probe'>['fact']): boolean {
  return event === 'overflow' && detail === 'writes of plain values';
}

/** Reads permissions and gaps from the log. */
export function coverageOf(log: Log, audit: Pick<Audit, 'origins'>): Coverage {
  const { held, withdrawn } = permissions(log, audit.origins);
  const losses = gatherLosses(log);
  return {
    coversUrl: (url) => {
      const host = hostOf(url);
      return host !== null && held.some((pattern) => originCovers(pattern, host));
    },
    coversVendor: (vendor) =>
      held.some(isEverything) ||
      (vendor.hosts.length > 0 &&
        [...vendor.hosts, ...vendor.aliases].every(({ value }) =>
          held.some((pattern) => originCovers(pattern, value.replaceAll('*', 'any'))),
        )),
    lossesOf: (page) => [
      ...(losses.get(page) ?? []),
      ...(losses.get('') ?? []),
      // Later pages are not seen at all: what was not found may have happened there.
      ...(withdrawn ? [{ of: 'everything', reason: 'no permission' } as const] : []),
    ],
    permission: permissionWord(held, withdrawn),
    origins: held,
  };
}

/** Origins held all the time: what was withdrawn at any moment leaves a hole and does not count. */
function permissions(log: Log, atStart: readonly string[]): { held: string[]; withdrawn: boolean } {
  const held = new Set(atStart);
  const lost = new Set<string>();
  for (const { fact } of log.of('permission')) {
    for (const origin of fact.origins) {
      if (fact.event === 'withdrawn') lost.add(origin);
      else held.add(origin);
    }
  }
  return { held: [...held].filter((origin) => !lost.has(origin)), withdrawn: lost.size > 0 };
}

function permissionWord(held: readonly string[], withdrawn: boolean): Coverage['permission'] {
  if (withdrawn) return 'withdrawn';
  if (held.some(isEverything)) return 'all-sites';
  return held.length > 0 ? 'this-site' : 'none';
}

function isEverything(pattern: string): boolean {
  return pattern === '<all_urls>' || /^(?:\*|https?):\/\/\*\/\*?$/.test(pattern);
}

/** Match patterns as browsers define them; the path is not looked at, nor is the scheme. */
function originCovers(pattern: string, host: string): boolean {
  if (isEverything(pattern)) return true;
  const allowed = /^[^:]+:\/\/([^/:]+)/.exec(pattern)?.[1];
  if (!allowed) return false;
  return allowed.startsWith('*.') ? matchesHost(allowed.slice(2), host) : allowed === host;
}

/** Losses by page; those that no known page can be named for count for every page, under the empty id. */
function gatherLosses(log: Log): Map<string, Loss[]> {
  const pages = new Set(log.of('page').map(({ page }) => page));
  const losses = new Map<string, Loss[]>();
  const lose = (page: string, loss: Loss | undefined) => {
    const of = pages.has(page) ? page : '';
    if (loss && !losses.get(of)?.includes(loss)) append(losses, of, loss);
  };
  for (const { page, fact } of log.of('gap')) lose(page, lossOf(fact.reason));
  const probed = new Set<string>();
  for (const { page, fact } of log.of('probe')) {
    probed.add(page);
    if (fact.event === 'sensor-failed') lose(page, lossReasons['sensor-failed']);
    if (fact.event === 'overflow') lose(page, isPlainWrites(fact) ? plainWritesLost : lossReasons.overflow);
  }
  // A count that is left alone counts acts of which the first was lost.
  for (const { page } of log.of('repeat')) lose(page, lossReasons.overflow);
  for (const page of pages) if (!probed.has(page)) lose(page, lossReasons['no-probe']);
  return losses;
}
