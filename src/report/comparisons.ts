import type { AttributionContext } from '../attribution/context.ts';
import type { Log } from '../attribution/log.ts';
import { comparisonResult } from '../compare/compare.ts';
import { effectsToFollow } from '../compare/effects.ts';
import type { LoadExaminer } from '../compare/examine-load.ts';
import type { ComparisonRecord } from '../compare/read-comparisons.ts';
import type { Coverage } from '../detect/coverage.ts';
import type { Detector } from '../detect/detector.ts';
import type { BareFinding, Comparison } from '../model/report.ts';
import type { Vendor } from '../model/vendor.ts';

type Ordinary = {
  vendors: readonly Vendor[];
  detectors: readonly Detector[];
  log: Log;
  context: AttributionContext;
  coverage: Coverage;
  ladderOf: LoadExaminer['ladderOf'];
};

/** Every comparison of the record, with the effects that the ordinary record's findings ask about. */
export function listComparisons(
  records: readonly ComparisonRecord[],
  findings: readonly BareFinding[],
  { vendors, detectors, log, context, coverage, ladderOf }: Ordinary,
): Comparison[] {
  return records.flatMap((record) => {
    const affected = vendors.find(({ id }) => id === record.plan.vendor);
    if (!affected) return [];
    const concerned = findings.filter((finding) => finding.affected.vendor === affected.id);
    return comparisonResult(record, effectsToFollow(concerned, detectors, { affected, log, context }), {
      affected,
      vendors,
      detectors,
      origins: coverage.origins,
      ladderOf,
    });
  });
}
