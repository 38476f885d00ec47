import type { Comparison } from '../model/report.ts';
import { csvOf } from './csv.ts';

const columns = [
  'comparison',
  'started_at',
  'state',
  'vendor',
  'blocked',
  'placebo',
  'loads_per_arm',
  'settle_ms',
  'arm',
  'planned',
  'measured',
  'usable',
  'step',
  'reached',
  'lower_quartile_ms',
  'median_ms',
  'upper_quartile_ms',
] as const;

/**
 * The figures of all comparisons as CSV (RFC 4180): a row for each arm and step, times in ms from the start of the
 * page, empty where none was recorded.
 */
export function figuresCsv(comparisons: readonly Comparison[]): string {
  const rows = comparisons.flatMap((comparison) =>
    comparison.arms.flatMap(({ steps, ...arm }) =>
      steps.map((figure) => [
        comparison.id,
        comparison.startedAt,
        comparison.state,
        comparison.vendor,
        comparison.blocked,
        comparison.placebo,
        comparison.loadsPerArm,
        comparison.settleMs,
        arm.arm,
        arm.planned,
        arm.measured,
        arm.usable,
        figure.step,
        figure.reached,
        figure.lowerQuartileMs,
        figure.medianMs,
        figure.upperQuartileMs,
      ]),
    ),
  );
  return csvOf([columns, ...rows]);
}
