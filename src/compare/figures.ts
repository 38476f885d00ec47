import type { Arm, ComparisonPlan } from '../model/comparison.ts';
import { type ArmResult, type LadderStep, ladderSteps, type StepFigure } from '../model/report.ts';
import type { ExaminedLoad } from './examine-load.ts';

/** What a look from outside the page tells of a step by a later one. */
const seenFromOutside: readonly LadderStep[] = ['rendered', 'visible', 'clickable'];

/**
 * One arm's figures: how many of its loads reached each step, and the quartiles of the time from the page's start,
 * in ms, of those that did. The probe-off arm has no times: only its last step was looked at.
 */
export function armFigures(arm: Arm, plan: ComparisonPlan, loads: readonly ExaminedLoad[]): ArmResult {
  return {
    arm,
    planned: plan.order.filter((one) => one === arm).length,
    measured: loads.length,
    usable: loads.filter(({ usable }) => usable).length,
    steps: arm === 'probe-off' ? outsideFigures(loads) : recordedFigures(loads),
  };
}

/** Steps that no load could show, in whatever way, are left out. */
function recordedFigures(loads: readonly ExaminedLoad[]): StepFigure[] {
  return ladderSteps.flatMap((step) => {
    const rungs = loads.flatMap((load) => {
      const rung = load.ladder?.find((one) => one.step === step);
      return rung && rung.state !== 'unknown' ? [{ rung, startedAtMs: load.startedAtMs }] : [];
    });
    if (rungs.length === 0) return [];
    const reached = rungs.filter(({ rung }) => rung.state === 'reached');
    const times = reached.flatMap(({ rung, startedAtMs }) =>
      rung.at === null || startedAtMs === null ? [] : [Math.max(0, Date.parse(rung.at) - startedAtMs)],
    );
    return [{ step, reached: reached.length, ...quartiles(times) }];
  });
}

function outsideFigures(loads: readonly ExaminedLoad[]): StepFigure[] {
  const at = ({ step }: ExaminedLoad) => (step === null ? -1 : ladderSteps.indexOf(step));
  return seenFromOutside.map((step) => ({
    step,
    reached: loads.filter((load) => at(load) >= ladderSteps.indexOf(step)).length,
    ...quartiles([]),
  }));
}

/** Quartiles by linear interpolation between the two nearest values. */
export function quartiles(
  times: readonly number[],
): Pick<StepFigure, 'lowerQuartileMs' | 'medianMs' | 'upperQuartileMs'> {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number): number | null => {
    const place = (sorted.length - 1) * share;
    const below = sorted[Math.floor(place)];
    const above = sorted[Math.ceil(place)];
    if (below === undefined || above === undefined) return null;
    return below + (above - below) * (place - Math.floor(place));
  };
  return { lowerQuartileMs: at(0.25), medianMs: at(0.5), upperQuartileMs: at(0.75) };
}
