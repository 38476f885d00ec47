import type { Log } from '../../attribution/log.ts';
import { isConfirmed } from '../../compare/compare.ts';
import type { Gathered } from '../../detect/aggregate.ts';
import type { Coverage } from '../../detect/coverage.ts';
import type { Detector } from '../../detect/detector.ts';
import type { Declared } from '../../model/declared.ts';
import type { ScriptText } from '../../model/evidence.ts';
import type { Comparison, Finding, Rung } from '../../model/report.ts';
import type { Vendor } from '../../model/vendor.ts';
import { affectedBy } from './affected.ts';
import type { Circumstances } from './circumstances.ts';
import { impactOf } from './impact.ts';
import { meansOf } from './means.ts';
import { periodOf } from './period.ts';
import { reachOf } from './reach.ts';
import { scriptEvidence } from './script.ts';
import { sightingsOf } from './sightings.ts';

export type CompletionInput = {
  affected: Vendor;
  vendors: readonly Vendor[];
  detectors: readonly Detector[];
  log: Log;
  coverage: Coverage;
  circumstances: Circumstances;
  ladders: ReadonlyMap<string, readonly Rung[]>;
  comparisons: readonly Comparison[];
  catalogue: string;
  declared: Declared;
  isAffectedUrl(url: string): boolean;
  /** What is known of the text of a script with this address. */
  textOf(url: string): ScriptText | null;
};

/** One vendor's findings with all that each must hold (design, section 6). The log is read once for all of them. */
export function completeFindings(gathered: readonly Gathered[], input: CompletionInput): Finding[] {
  if (gathered.length === 0) return [];
  const { affected, log, coverage, circumstances, comparisons, isAffectedUrl } = input;
  const reach = reachOf(log, isAffectedUrl);
  const sightings = sightingsOf(log, affected);
  const seesNetwork = coverage.coversVendor(affected);
  const shared = { ...input, ...circumstances, reach, sightings, seesNetwork };
  return gathered.map(({ finding, occurrences }) => {
    const detector = input.detectors.find(({ id }) => id === finding.detector);
    const affectedThing = detector?.affectedThing ?? finding.detector;
    return {
      ...finding,
      confirmed: isConfirmed(finding, comparisons),
      affected: affectedBy(finding, occurrences, { ...shared, detector: { affectedThing } }),
      script: scriptEvidence(finding.actor, occurrences, shared),
      period: periodOf(finding, occurrences, shared),
      means: meansOf(occurrences, shared),
      impact: impactOf(finding, occurrences, shared),
    };
  });
}
