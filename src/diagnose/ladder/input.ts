import type { Attribution } from '../../attribution/attribution.ts';
import type { Log } from '../../attribution/log.ts';
import type { Observation } from '../../model/observation.ts';
import type { Rung } from '../../model/report.ts';
import type { Vendor } from '../../model/vendor.ts';

export type LadderInput = {
  affected: Vendor;
  log: Log;
  /** Page loads on which the vendor is present. */
  pages: Iterable<string>;
  isAffectedUrl(url: string): boolean;
  attribute(observation: Observation): Attribution;
  /** The network witness was allowed to see the vendor's hosts all the time. */
  seesNetwork: boolean;
  /** End of the audit, epoch ms; null while it records. */
  endedAtMs: number | null;
};

/** What is known of one step of one page load. */
export type Answer = { state: Rung['state']; atMs: number | null };

export const unknown: Answer = { state: 'unknown', atMs: null };
export const notReached: Answer = { state: 'not-reached', atMs: null };
export const reachedAt = (atMs: number): Answer => ({ state: 'reached', atMs });

/** Until when was recorded for certain: the end of the audit, or its last observation so far. */
export function horizonMs({ log, endedAtMs }: Pick<LadderInput, 'log' | 'endedAtMs'>): number {
  return endedAtMs ?? log.all.at(-1)?.atMs ?? 0;
}
