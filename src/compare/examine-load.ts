import { type AttributionContext, attributionContext } from '../attribution/context.ts';
import type { Log } from '../attribution/log.ts';
import { type Coverage, coverageOf } from '../detect/coverage.ts';
import type { Detector } from '../detect/detector.ts';
import { candidatesOf } from '../detect/run-detectors.ts';
import type { Arm, ComparisonPlan } from '../model/comparison.ts';
import { ladderSteps, type Rung } from '../model/report.ts';
import type { Vendor } from '../model/vendor.ts';
import { isBlockedBy } from './blocked.ts';
import { type Effect, effectKey } from './effects.ts';
import type { Load } from './read-comparisons.ts';

/** One load of a comparison, as far as the statistics need it. */
export type ExaminedLoad = {
  arm: Arm;
  /** The recorder was at work in it and nothing of it is known to be missing. */
  recorded: boolean;
  step: Load['step'];
  /** The chat could be seen and clicked at its end. */
  usable: boolean;
  /** How far the chat came at its furthest. */
  came: 'nowhere' | 'tag' | 'rendered';
  /** The script that is blocked in the `without` arm was fetched or ran. */
  blockedRan: boolean;
  /** Keys of the effects that a witness saw in it. */
  effects: ReadonlySet<string>;
  /** Null where nothing was recorded. */
  ladder: readonly Rung[] | null;
  /** Start of the page, epoch ms. */
  startedAtMs: number | null;
};

export type LoadExaminer = {
  affected: Vendor;
  /** The whole catalogue, the person's own vendors first. */
  vendors: readonly Vendor[];
  detectors: readonly Detector[];
  origins: readonly string[];
  ladderOf(seen: SeenLoad): readonly Rung[];
};

/** One load's own observations and what is derived from them alone. */
export type SeenLoad = {
  affected: Vendor;
  page: string;
  log: Log;
  context: AttributionContext;
  coverage: Coverage;
};

/** Derives from one load's own observations what it shows; who did an act counts for nothing here. */
export function examineLoad(load: Load, { blocked }: ComparisonPlan, by: LoadExaminer): ExaminedLoad {
  const { arm, step, log, page } = load;
  const start = log.of('page').find(({ fact }) => fact.event === 'start' && fact.top);
  const coverage = coverageOf(log, { origins: [...by.origins] });
  const hasProbe = log.of('probe').length > 0;
  const recorded =
    start !== undefined && hasProbe && coverage.lossesOf(page).every(({ of }) => of !== 'everything');
  const context = attributionContext(log, by.vendors, coverage.coversUrl);
  const seen = { affected: by.affected, page, log, context, coverage };
  const ladder = start ? by.ladderOf(seen) : null;
  const effects = recorded ? by.detectors.flatMap((detector) => effectsOf(detector, seen)) : [];
  return {
    arm,
    recorded,
    step,
    usable: step === 'clickable',
    came: howFar(step, ladder),
    blockedRan: blocked !== null && wasLoaded(blocked, log),
    effects: new Set(effects),
    ladder,
    startedAtMs: start?.atMs ?? null,
  };
}

function effectsOf(detector: Detector, seen: SeenLoad): string[] {
  if (detector.readsOthers || detector.notApplicable(seen.affected)) return [];
  return candidatesOf(detector, seen)
    .filter(({ effectSeen }) => effectSeen)
    .map(({ target }) => effectKey({ detector: detector.id, target } satisfies Effect));
}

/** A request that left, or a script element that was seen to have loaded (a service worker may have answered). */
function wasLoaded(blocked: string, log: Log): boolean {
  const left = log
    .of('network')
    .some(
      ({ fact }) => (fact.event === 'sent' || fact.event === 'completed') && isBlockedBy(blocked, fact.url),
    );
  return (
    left || log.of('script').some(({ fact }) => fact.event === 'loaded' && isBlockedBy(blocked, fact.url))
  );
}

const rendered = ladderSteps.indexOf('rendered');

function howFar(step: Load['step'], ladder: readonly Rung[] | null): ExaminedLoad['came'] {
  const reached = (ladder ?? []).filter(({ state }) => state === 'reached').map((rung) => rung.step);
  const furthest = Math.max(
    -1,
    ...[...reached, ...(step ? [step] : [])].map((one) => ladderSteps.indexOf(one)),
  );
  if (furthest >= rendered) return 'rendered';
  return furthest >= 0 ? 'tag' : 'nowhere';
}
