import { append } from '../attribution/log.ts';
import { firstMsOf, timesOf } from '../attribution/repeats.ts';
import type { BareFinding, CauseState, Evidence } from '../model/report.ts';
import type { Vendor } from '../model/vendor.ts';
import type { Coverage } from './coverage.ts';
import type { Candidate, Detector } from './detector.ts';
import { judge, nobody } from './naming-rule.ts';
import { isoTime, sentence } from './sentence.ts';

const evidenceSamples = 5;

export type AggregateInput = {
  detector: Detector;
  affected: Vendor;
  coverage: Coverage;
  /** Page loads recorded in this audit. */
  recordedLoads: number;
  /** The state of every cause for this group of occurrences. */
  examineCauses(candidates: readonly Candidate[]): CauseState[];
};

/** A finding and the occurrences that it stands for. */
export type Gathered = { finding: BareFinding; occurrences: readonly Candidate[] };

/** One finding for all occurrences of one detector by one place of one script on one target. */
export function aggregate(candidates: readonly Candidate[], input: AggregateInput): Gathered[] {
  const groups = new Map<string, Candidate[]>();
  for (const candidate of candidates) append(groups, groupKey(candidate), candidate);
  return [...groups.values()].map((group, index) => {
    const effective = group.filter(({ effectSeen }) => effectSeen);
    if (effective.length === 0) return { finding: toFinding(group, group, index, input), occurrences: group };
    // The witness may have been away for some of the same calls; what it saw to fail does not count.
    const counted = group.filter(({ effectSeen, effectRefuted }) => effectSeen || !effectRefuted);
    return { finding: toFinding(effective, counted, index, input), occurrences: counted };
  });
}

function groupKey({ attribution, reason, target, active }: Candidate): string {
  const actor = attribution?.actor;
  const by = actor
    ? [actor.party, actor.scriptUrl, actor.line, actor.column].join('\n')
    : `unknown\n${attribution?.reason ?? ''}`;
  return [by, reason, target, active].join('\n');
}

function toFinding(
  effective: readonly Candidate[],
  group: readonly Candidate[],
  index: number,
  input: AggregateInput,
): BareFinding {
  const { detector, affected, coverage, recordedLoads } = input;
  const first = effective[0] as Candidate;
  const causes = input.examineCauses(group);
  const { verdict, reason, actor } = judge(first, detector, affected, causes, coverage);
  const firstMs = group.reduce((ms, { seenAt }) => Math.min(ms, firstMsOf(seenAt)), Number.POSITIVE_INFINITY);
  const lastMs = group.reduce((ms, { seenAt }) => Math.max(ms, seenAt.atMs), 0);
  const count = occurrences(group);
  return {
    id: `${detector.id}-${affected.id}-${index + 1}`,
    detector: detector.id,
    verdict,
    reason,
    severity: detector.severity,
    claim: first.claim,
    confirmed: false,
    affected: { vendor: affected.id, name: affected.name },
    actor: actor ?? nobody,
    target: first.target,
    summary: sentence({
      actor,
      active: first.active,
      passive: first.passive,
      count,
      effects: occurrences(effective),
      firstMs,
    }),
    firstObserved: isoTime(firstMs),
    lastObserved: isoTime(lastMs),
    count,
    pageLoads: { seen: new Set(group.map(({ seenAt }) => seenAt.page)).size, recorded: recordedLoads },
    causes,
    evidence: effective.slice(0, evidenceSamples).map(toEvidence),
  };
}

const occurrences = (candidates: readonly Candidate[]): number =>
  candidates.reduce((sum, { seenAt }) => sum + timesOf(seenAt), 0);

function toEvidence({ act, seenAt, attribution, what, before, after }: Candidate): Evidence {
  const at = act ?? seenAt;
  return {
    document: at.document,
    seq: at.seq,
    at: isoTime(at.atMs),
    pageUrl: at.pageUrl,
    what,
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
    ...(attribution ? { stack: attribution.frames } : {}),
  };
}
