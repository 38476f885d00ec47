import { isoTime } from '../detect/sentence.ts';
import { type Arm, arms } from '../model/comparison.ts';
import type { BareFinding, Comparison, EffectResult } from '../model/report.ts';
import { isBlockedBy } from './blocked.ts';
import { type Effect, effectKey } from './effects.ts';
import { type ExaminedLoad, examineLoad, type LoadExaminer } from './examine-load.ts';
import { armFigures } from './figures.ts';
import { type Arms, judgeEffect } from './judge.ts';
import type { ComparisonRecord } from './read-comparisons.ts';
import { effectSentence, mostTelling, recorderSentence, timesSentence } from './say.ts';

/**
 * One comparison as the report holds it, derived from the log alone. While it runs, effects are not judged: the
 * number of loads was fixed beforehand.
 */
export function comparisonResult(
  record: ComparisonRecord,
  effects: readonly Effect[],
  examiner: LoadExaminer,
): Comparison {
  const { plan, how } = record;
  const name = examiner.affected.name;
  const used = new Set(effects.map(({ detector }) => detector));
  const isJudged = plan.blocked !== null && how !== null;
  const detectors = isJudged ? examiner.detectors.filter(({ id }) => used.has(id)) : [];
  const loads = record.loads.map((load) => examineLoad(load, plan, { ...examiner, detectors }));
  const byArm = (arm: Arm) => loads.filter((load) => load.arm === arm);
  const armLoads: Arms = {
    with: byArm('with'),
    without: byArm('without'),
    placebo: byArm('placebo'),
    probeOff: byArm('probe-off'),
  };
  const isComplete = how === 'completed';
  const results = isJudged
    ? effects.map((effect): EffectResult => {
        const judged = judgeEffect(effect, plan, isComplete, armLoads);
        const { why: _, n: __, ...result } = judged;
        return { ...result, summary: effectSentence({ judged, plan, name }) };
      })
    : [];
  const figures = arms
    .filter((arm) => plan.order.includes(arm))
    .map((arm) => armFigures(arm, plan, byArm(arm)));
  const recorder = how === null ? null : recorderSentence(name, armLoads);
  return {
    id: record.id,
    vendor: plan.vendor,
    name,
    blocked: plan.blocked,
    placebo: plan.placebo,
    loadsPerArm: plan.loadsPerArm,
    settleMs: plan.settleMs,
    startedAt: isoTime(record.startedAtMs),
    endedAt: record.endedAtMs === null ? null : isoTime(record.endedAtMs),
    state: how ?? 'running',
    summary: summaryOf(record, name, loads, results, figures),
    ...(recorder === null ? {} : { recorder }),
    arms: figures,
    effects: results,
  };
}

function summaryOf(
  { how, plan }: ComparisonRecord,
  name: string,
  loads: readonly ExaminedLoad[],
  effects: readonly EffectResult[],
  [first]: Comparison['arms'],
): string {
  if (how === null) return `${loads.length} of ${plan.order.length} loads made.`;
  if (plan.blocked !== null) return mostTelling(effects);
  return first ? timesSentence(name, first) : '';
}

/** Whether a comparison confirmed that very effect for the finding's own script. Nothing else sets `confirmed`. */
export function isConfirmed(finding: BareFinding, comparisons: readonly Comparison[]): boolean {
  return comparisons.some(
    ({ vendor, blocked, effects }) =>
      vendor === finding.affected.vendor &&
      blocksActor(blocked, finding) &&
      effects.some((effect) => effect.outcome === 'confirmed' && effectKey(effect) === effectKey(finding)),
  );
}

/** Whether what a comparison blocked is the script that the finding names. */
export function blocksActor(blocked: Comparison['blocked'], { actor: { scriptUrl } }: BareFinding): boolean {
  return scriptUrl !== null && blocked !== null && isBlockedBy(blocked, scriptUrl);
}
