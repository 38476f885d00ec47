import type { Attribution } from '../attribution/attribution.ts';
import type { FactKind, Log } from '../attribution/log.ts';
import type { Observation } from '../model/observation.ts';
import type { Party } from '../model/party.ts';
import type { CauseId, Finding } from '../model/report.ts';
import type { Vendor } from '../model/vendor.ts';

/** Kinds of facts that a detector can depend on. Their absence makes its answer inconclusive. */
export type Need = Extract<
  FactKind,
  | 'dom'
  | 'widget'
  | 'request'
  | 'network'
  | 'global'
  | 'script'
  | 'write'
  | 'setting'
  | 'stop'
  | 'click'
  | 'patch'
  | 'asked'
  | 'reference'
  | 'imitation'
  | 'timer'
  | 'swallowed'
>;

/**
 * One failing state, told by pure code from the observations of one affected vendor. The id names the state.
 * The runner narrows the input to `needs`, applies the naming rule and makes the findings.
 */
export type Detector = {
  id: string;
  title: string;
  /** What of the vendor's the act touches, in a word or two. */
  affectedThing: string;
  /** Parties whose act is a failure; acts of the others are inconclusive at most. */
  mayName: readonly Party[];
  needs: readonly Need[];
  /** Ordinary causes that must be excluded before anybody is named. */
  mustExclude: readonly CauseId[];
  severity: Finding['severity'];
  /** It tells notices, which are no failures; what else may be behind one. */
  notice?: string;
  /** It asks what the others considered, and comes after them. */
  readsOthers?: true;
  /** What of this state it does not see, said beside its pass. */
  unseen?: string;
  /** What of the record it could not look into, said where it found nothing; empty where there is no such thing. */
  blind?(input: DetectorInput): string;
  /** Why the detector cannot apply to this vendor, or null. */
  notApplicable(vendor: Vendor): string | null;
  /** Acts and effects, in order of time. May throw; the runner then reports `errored`. */
  examine(input: DetectorInput): Candidate[];
};

export type DetectorInput = {
  affected: Vendor;
  /** Asking for a kind that the detector does not declare throws. */
  log: Pick<Log, 'of' | 'inDocument'>;
  attribute(observation: Observation): Attribution;
  /** Whether a URL's host is one of the affected vendor's hosts or aliases. */
  isAffectedUrl(url: string): boolean;
  /** What all detectors that read no others' considered, whoever is named for it. */
  others: readonly Candidate[];
  /** When this page load was last seen to be watched, epoch ms. */
  watchedUntilMs(page: string): number;
};

/** One occurrence, or several that were alike: an act, its effect, or an effect to which no act was found. */
export type Candidate = {
  /** The recorded call; null when the effect was seen without one. */
  act: Observation | null;
  /** Where the effect, or else the act, can be found again. */
  seenAt: Observation;
  /** Null: nobody can be told, and `reason` says why. */
  attribution: Attribution | null;
  /** A watcher or the network witness saw the act's effect. */
  effectSeen: boolean;
  /** A witness saw that the act had no effect: then it counts for nothing beside acts that had one. */
  effectRefuted?: boolean;
  /** The page itself shows the effect: that the network was not seen takes nothing from it. */
  seenInPage?: boolean;
  reason: string;
  claim: Finding['claim'];
  /** What was acted upon, as the report names it. */
  target: string;
  /** "removed the Parley chat button": follows the script's place. */
  active: string;
  /** "the Parley chat button was removed": stands alone. */
  passive: string;
  /** What this occurrence was, for its evidence. */
  what: string;
  before?: string;
  after?: string;
};

/** Acts that anybody but the affected vendor did, or whose author is not known. */
export function isForeign({ actor }: Attribution): boolean {
  return actor?.party !== 'affected';
}
