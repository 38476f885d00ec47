import { timesOf } from '../../attribution/repeats.ts';
import { blocksActor } from '../../compare/compare.ts';
import type { Candidate } from '../../detect/detector.ts';
import type { Arm } from '../../model/comparison.ts';
import type { Impact } from '../../model/evidence.ts';
import type { Observation } from '../../model/observation.ts';
import type { BareFinding, Comparison, Rung } from '../../model/report.ts';
import { pagesOf } from './circumstances.ts';

export type ImpactInput = {
  /** The ladder of each page load on which the chat is present. */
  ladders: ReadonlyMap<string, readonly Rung[]>;
  comparisons: readonly Comparison[];
};

/** What it did to systems; what it cost anybody is declared, not derived. */
export function impactOf(
  finding: BareFinding,
  occurrences: readonly Candidate[],
  given: ImpactInput,
): Impact {
  const { seen, recorded } = finding.pageLoads;
  return {
    pageLoads: { affected: seen, recorded },
    failedStarts: failedStarts(pagesOf(occurrences), given.ladders),
    requests: counted(occurrences, ({ fact: { kind } }) => kind === 'request' || kind === 'asked'),
    writes: counted(occurrences, ({ fact: { kind } }) => ['write', 'global', 'setting'].includes(kind)),
    latency: latencyOf(finding, given.comparisons),
  };
}

function counted(occurrences: readonly Candidate[], is: (one: Observation) => boolean): number {
  return occurrences.reduce((sum, { seenAt }) => sum + (is(seenAt) ? timesOf(seenAt) : 0), 0);
}

function failedStarts(pages: ReadonlySet<string>, ladders: ImpactInput['ladders']): Impact['failedStarts'] {
  const rungs = [...pages].map((page) => ladders.get(page)?.find(({ step }) => step === 'clickable'));
  const seen = rungs.flatMap((rung) => (rung && rung.state !== 'unknown' ? [rung] : []));
  if (seen.length === 0)
    return { count: null, reason: 'it was not seen whether the chat could be used at the end' };
  const failed = seen.filter(({ state, lostAt }) => state === 'not-reached' || lostAt !== undefined);
  const unseen = pages.size - seen.length;
  return {
    count: failed.length,
    reason: unseen === 0 ? '' : `not seen in ${unseen} of ${pages.size} page loads`,
  };
}

/** The last comparison that blocked this very script decides. */
function latencyOf(finding: BareFinding, comparisons: readonly Comparison[]): Impact['latency'] {
  const one = comparisons.findLast(
    ({ vendor, blocked }) => vendor === finding.affected.vendor && blocksActor(blocked, finding),
  );
  if (!one)
    return { differenceMs: null, comparison: null, reason: 'no comparison was made with this script' };
  const median = (arm: Arm) =>
    one.arms.find((result) => result.arm === arm)?.steps.find(({ step }) => step === 'clickable')?.medianMs ??
    null;
  const [asItIs, without] = [median('with'), median('without')];
  if (one.state !== 'completed')
    return { differenceMs: null, comparison: one.id, reason: 'the comparison is not complete' };
  if (asItIs === null || without === null) {
    const which = asItIs === null ? 'with' : 'without';
    const reason = `no load ${which} this script told when the chat could be clicked`;
    return { differenceMs: null, comparison: one.id, reason };
  }
  return { differenceMs: Math.round(asItIs - without), comparison: one.id, reason: '' };
}
