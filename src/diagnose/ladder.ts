import { isPlainWrites } from '../detect/coverage.ts';
import { isoTime } from '../detect/sentence.ts';
import { type LadderStep, ladderSteps, type Rung } from '../model/report.ts';
import { type Answer, type LadderInput, notReached, reachedAt, unknown } from './ladder/input.ts';
import { loadingSteps } from './ladder/loading.ts';
import { sessionOf } from './ladder/session.ts';
import { type Sights, sightSteps, sightsOf } from './ladder/sights.ts';
import { survivalOf } from './ladder/survival.ts';

/** Steps that the recorder sees whenever they happen on a recorded page. */
const observable: ReadonlySet<LadderStep> = new Set([
  'tag',
  'fetched',
  'executed',
  'rendered',
  'visible',
  'clickable',
]);

/**
 * The ladder of each page load: a step with the time at which it was first seen and, for what visitors see, the time at
 * which it was lost for good; `not-reached` only where the recorder would have seen it, else `unknown`. A later step
 * says nothing of the steps before it.
 */
export function ladders(input: LadderInput): Map<string, Rung[]> {
  const loading = loadingSteps(input);
  const sights = sightsOf(input.log, input.affected.id);
  const carriesTag = (page: string) => loading.get(page)?.has('tag') ?? false;
  const survives = survivalOf({ ...input, sights, carriesTag });
  const sessionStarts = sessionOf(input);
  const seesGlobals = globalsSeen(input);
  const recorded = new Set(input.log.of('page').map(({ page }) => page));

  return new Map(
    [...loading].map(([page, steps]) => {
      const seen = sights.get(page);
      for (const step of sightSteps) {
        const [first] = seen?.[step] ?? [];
        if (first && !steps.has(step)) steps.set(step, first.fromMs);
      }
      const furthest = ladderSteps.findLastIndex((step) => steps.has(step));
      const answerTo = (step: LadderStep, index: number): Answer => {
        const atMs = steps.get(step);
        if (atMs !== undefined) return reachedAt(atMs);
        if (step === 'session-starts') return sessionStarts(page);
        if (step === 'survives-navigation') return survives(page);
        const wouldBeSeen = observable.has(step) || (step === 'configured' && seesGlobals(page));
        // A step that was not seen although a later one was happened in a way that nobody recorded.
        return recorded.has(page) && wouldBeSeen && index > furthest ? notReached : unknown;
      };
      return [page, ladderSteps.map((step, index) => rung(step, answerTo(step, index), seen))];
    }),
  );
}

function rung(step: LadderStep, { state, atMs }: Answer, seen: Sights | undefined): Rung {
  const sight = sightSteps.find((one) => one === step);
  const lostMs = sight && (seen?.[sight].at(-1)?.toMs ?? null);
  return {
    step,
    state,
    at: atMs === null ? null : isoTime(atMs),
    ...(typeof lostMs === 'number' ? { lostAt: isoTime(lostMs) } : {}),
  };
}

/** On which pages a global of the vendor's would have been seen: it has a known one and the probe was well there. */
function globalsSeen({ affected, log }: LadderInput): (page: string) => boolean {
  const pages = new Set<string>();
  const facts = log.of('probe');
  for (const { page, fact } of facts) if (fact.event === 'started') pages.add(page);
  for (const { page, fact } of facts) {
    const isLost = fact.event === 'sensor-failed' || (fact.event === 'overflow' && !isPlainWrites(fact));
    if (isLost) pages.delete(page);
  }
  const hasGlobal = affected.globals.some(({ value }) => !value.includes('.'));
  return (page) => hasGlobal && pages.has(page);
}

/** Position of the last step that was reached; -1 for none. */
export function furthestStep(ladder: readonly Rung[]): number {
  return ladder.findLastIndex(({ state }) => state === 'reached');
}
