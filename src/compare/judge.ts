import type { ComparisonPlan } from '../model/comparison.ts';
import type { EffectResult } from '../model/report.ts';
import { type Effect, effectKey } from './effects.ts';
import type { ExaminedLoad } from './examine-load.ts';
import { fisherOneSided } from './fisher.ts';

/** The naming rule (design, section 4). */
const fewestLoads = 5;
const highestP = 0.01;
const placeboP = 0.05;
const mostLoads = 500;

export type Arms = {
  with: readonly ExaminedLoad[];
  without: readonly ExaminedLoad[];
  placebo: readonly ExaminedLoad[];
  probeOff: readonly ExaminedLoad[];
};
/** Why the two arms cannot be told apart by this comparison. */
export type NotControllable = 'was-loaded' | 'never-loaded' | 'chat-went-too' | 'recorder' | null;
export type Judged = Omit<EffectResult, 'summary'> & {
  why: NotControllable;
  n: { with: number; without: number };
};

/**
 * What the loads say of one effect and the blocked script. `confirmed` needs all of it: every planned load made,
 * at least 5 an arm, no effect in any load without the script, a one-sided exact p of at most 0.01, the effect
 * just as well with an unrelated script blocked, the script really kept away, and the chat come as far without it.
 */
export function judgeEffect(
  effect: Effect,
  { blocked }: ComparisonPlan,
  isComplete: boolean,
  arms: Arms,
): Judged {
  // A load of which nothing was recorded cannot show that an act is missing; whether the chat can be used is
  // looked at from outside.
  const counts = (load: ExaminedLoad) => effect.detector === null || load.recorded;
  const has = (load: ExaminedLoad) =>
    effect.detector === null ? !load.usable : load.effects.has(effectKey(effect));
  const [withIt, without, placebo] = [arms.with, arms.without, arms.placebo].map((arm) =>
    arm.filter(counts),
  ) as [ExaminedLoad[], ExaminedLoad[], ExaminedLoad[]];
  const hits = {
    with: withIt.filter(has).length,
    without: without.filter(has).length,
    placebo: placebo.filter(has).length,
  };
  const n = { with: withIt.length, without: without.length };
  const base = { ...effect, ...hits, pValue: null, loadsNeeded: null, why: null, n };
  if (!isComplete || blocked === null) return { ...base, outcome: 'interrupted' };

  const why = notControllable(effect, arms);
  if (why) return { ...base, outcome: 'not-controllable', why };
  if (hits.with + hits.without === 0) return { ...base, outcome: 'not-seen' };

  const pValue = fisherOneSided(hits.with, n.with, hits.without, n.without);
  const tested = { ...base, pValue };
  if (hits.without > 0) return { ...tested, outcome: pValue > placeboP ? 'cleared' : 'not-enough-loads' };
  if (Math.min(n.with, n.without) < fewestLoads || pValue > highestP) {
    return { ...tested, outcome: 'not-enough-loads', loadsNeeded: loadsNeeded(hits.with, n.with) };
  }
  const isUnaffected =
    hits.placebo > 0 && fisherOneSided(hits.with, n.with, hits.placebo, placebo.length) > placeboP;
  return { ...tested, outcome: isUnaffected ? 'confirmed' : 'placebo-affected' };
}

/** Loads per arm at which the rate seen, and no effect without the script, would give the p that is asked for. */
export function loadsNeeded(hits: number, n: number): number | null {
  if (hits === 0) return null;
  for (let loads = fewestLoads; loads <= mostLoads; loads++) {
    if (fisherOneSided(Math.floor((hits * loads) / n), loads, 0, loads) <= highestP) return loads;
  }
  return null;
}

function notControllable(effect: Effect, arms: Arms): NotControllable {
  if (arms.without.some(({ blockedRan }) => blockedRan)) return 'was-loaded';
  if (!arms.with.some(({ blockedRan }) => blockedRan)) return 'never-loaded';
  const usual = usualReach(arms.with);
  const asFar = arms.without.filter(({ came }) => reach[came] >= usual).length;
  if (asFar * 2 < arms.without.length) return 'chat-went-too';
  if (effect.detector === null && recorderMatters(arms)) return 'recorder';
  return null;
}

const reach = { nowhere: 0, tag: 1, rendered: 2 } as const;

/** The middle of how far the chat came in these loads. */
function usualReach(loads: readonly ExaminedLoad[]): number {
  const sorted = loads.map(({ came }) => reach[came]).sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
}

/** Whether the chat could be used less often while it was recorded than while it was not. */
export function recorderMatters(arms: Arms): boolean {
  const lost = (loads: readonly ExaminedLoad[]) => loads.filter(({ usable }) => !usable).length;
  const p = fisherOneSided(lost(arms.with), arms.with.length, lost(arms.probeOff), arms.probeOff.length);
  return p <= placeboP;
}
