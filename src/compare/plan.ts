import { readable } from '../attribution/address.ts';
import { type Arm, arms, type ComparisonPlan } from '../model/comparison.ts';
import type { Party } from '../model/party.ts';
import type { Report, ScriptReport } from '../model/report.ts';
import { addressToBlock, isBlockedBy, withoutQuery } from './blocked.ts';

export type PlanInput = Omit<ComparisonPlan, 'order'> & {
  /** A number from 0 up to 1, as `Math.random` gives it. */
  random(): number;
};

/**
 * Fixes a comparison before its first load: which arm each load is. Without anything to block, every load is a
 * plain one (`with`). Otherwise the arms come in rounds, each arm once a round in random order, so that what
 * changes slowly on the site or the machine touches all arms alike.
 */
export function planComparison({ random, ...given }: PlanInput): ComparisonPlan {
  const perRound: readonly Arm[] = given.blocked === null ? ['with'] : arms;
  const rounds = Array.from({ length: given.loadsPerArm }, () => shuffled(perRound, random));
  return { ...given, order: rounds.flat() };
}

/**
 * Page loads that a comparison takes: one that is not measured and fills caches, each load of each arm, and one that
 * leaves the page as it was.
 */
export function loadsToMake(blocked: string | null, loadsPerArm: number): number {
  return 1 + (blocked === null ? 1 : arms.length) * loadsPerArm + 1;
}

/** The order of preference; scripts of other parties are no placebo: the page may need them. */
const placeboParties: readonly Party[] = ['third-party', 'other-vendor', 'tag-manager'];

/**
 * Address of an unrelated script that the page loads, or null. Not the affected vendor's nor of the blocked
 * script's host or company, no script that any finding names, and none that loads one of these or any other script.
 */
export function choosePlacebo(report: Report, vendorId: string, blocked: string): string | null {
  const actor = report.scripts.find(({ url }) => isBlockedBy(blocked, url));
  const isConcerned = (script: ScriptReport): boolean =>
    isOf(vendorId, script) ||
    isBlockedBy(blocked, script.url) ||
    (actor !== undefined && (script.name === actor.name || sameHost(script.url, actor.url))) ||
    report.findings.some(({ actor: { scriptUrl } }) => scriptUrl !== null && sameHost(scriptUrl, script.url));
  const loaders = new Set(report.scripts.flatMap(({ loadedBy }) => loadedBy.map(withoutQuery)));
  const concerned = report.scripts.filter(isConcerned);
  const ownDescendants = (script: ScriptReport): boolean =>
    script.loadedBy.some((loader) => concerned.some(({ url }) => withoutQuery(url) === withoutQuery(loader)));

  const candidates = report.scripts.filter(
    (script) =>
      placeboParties.includes(script.party) &&
      !isConcerned(script) &&
      !ownDescendants(script) &&
      !loaders.has(withoutQuery(script.url)) &&
      // By its host alone it could not be blocked without other scripts.
      addressToBlock(script.url)?.includes('://'),
  );
  const best = placeboParties.flatMap((party) => candidates.filter((script) => script.party === party))[0];
  return best ? addressToBlock(best.url) : null;
}

/**
 * Why what `blocked` names (a script's address or a host) cannot be blocked apart from the page or from the
 * affected vendor's own code, in one sentence; null where it can.
 */
export function blockingRefusal(report: Report, blocked: string, vendorId: string): string | null {
  const isHost = !blocked.includes(':') && !blocked.includes('/');
  if (!isHost && addressToBlock(blocked) === null) {
    return 'This code came without a request of its own (data, blob or an extension), so it cannot be blocked apart.';
  }
  const pages = [...report.audit.pages, ...report.widgets.flatMap(({ pageLoads }) => pageLoads)];
  if (pages.some(({ url }) => isBlockedBy(blocked, url))) {
    return isHost
      ? 'The page itself comes from this host, so its scripts cannot be blocked apart: name one script.'
      : 'This code stands in the page itself, so it cannot be blocked apart from the page.';
  }
  const own = report.scripts.filter((script) => isOf(vendorId, script));
  const name = report.widgets.find(({ vendor }) => vendor === vendorId)?.name ?? vendorId;
  if (own.some(({ url }) => isBlockedBy(blocked, url))) {
    return `${name}’s own code comes from the same place, so the two cannot be blocked apart.`;
  }
  const carried = own.find(({ loadedBy }) => loadedBy.some((loader) => isBlockedBy(blocked, loader)));
  if (carried) {
    return `This script also loads ${readable(carried.url)}, so blocking it would take the ${name} chat away as well.`;
  }
  return null;
}

const isOf = (vendorId: string, { vendor, party }: ScriptReport): boolean =>
  vendor === vendorId || party === 'affected';

function sameHost(one: string, other: string): boolean {
  return URL.canParse(one) && URL.canParse(other) && new URL(one).hostname === new URL(other).hostname;
}

/** Every order equally likely (Fisher and Yates). */
function shuffled<T>(values: readonly T[], random: () => number): T[] {
  const list = [...values];
  for (let last = list.length - 1; last > 0; last--) {
    const chosen = Math.floor(random() * (last + 1));
    [list[last], list[chosen]] = [list[chosen] as T, list[last] as T];
  }
  return list;
}
