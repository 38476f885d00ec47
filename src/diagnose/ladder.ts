import type { Log } from '../attribution/log.ts';
import { isoTime } from '../detect/sentence.ts';
import type { Observation } from '../model/observation.ts';
import { type LadderStep, ladderSteps, type Rung } from '../model/report.ts';
import type { Vendor } from '../model/vendor.ts';
import { tagUrls } from './presence.ts';

/** Steps that this release can see; the others stay unknown. */
const observable: ReadonlySet<LadderStep> = new Set([
  'tag',
  'fetched',
  'executed',
  'rendered',
  'visible',
  'clickable',
]);

export type LadderInput = {
  affected: Vendor;
  log: Log;
  pages: Iterable<string>;
  isAffectedUrl(url: string): boolean;
};

/**
 * The ladder of each page load: a step with the time at which it was first seen, `not-reached` only where the
 * recorder would have seen it, else `unknown`. A later step says nothing of the steps before it.
 */
export function ladders(input: LadderInput): Map<string, Rung[]> {
  const reached = new Map<string, Map<LadderStep, number>>();
  for (const page of input.pages) reached.set(page, new Map());
  for (const observation of input.log.all) {
    const steps = reached.get(observation.page);
    if (!steps) continue;
    for (const step of stepsShown(observation, input)) {
      if (!steps.has(step)) steps.set(step, observation.atMs);
    }
  }
  const recorded = new Set(input.log.of('page').map(({ page }) => page));
  return new Map([...reached].map(([page, steps]) => [page, rungs(steps, recorded.has(page))]));
}

function stepsShown({ fact }: Observation, { affected, isAffectedUrl }: LadderInput): LadderStep[] {
  switch (fact.kind) {
    case 'script':
      if (!isAffectedUrl(fact.url)) return [];
      return fact.event === 'loaded' ? ['tag', 'fetched', 'executed'] : ['tag'];
    case 'dom':
    case 'request':
      return tagUrls(fact).some(isAffectedUrl) ? ['tag'] : [];
    case 'network':
      return fact.event === 'completed' && fact.type === 'script' && isAffectedUrl(fact.url)
        ? ['fetched']
        : [];
    case 'widget':
      if (fact.vendor !== affected.id || !fact.connected) return [];
      return [
        ...(fact.rendered ? (['rendered'] as const) : []),
        ...(fact.visible ? (['visible'] as const) : []),
        ...(fact.visible && fact.clickable ? (['clickable'] as const) : []),
      ];
    case 'first-look':
      return fact.vendor === affected.id ? [fact.step] : [];
    default:
      return [];
  }
}

/** A step that was not seen although a later one was: it happened in a way that nobody recorded. */
function rungs(steps: ReadonlyMap<LadderStep, number>, isRecorded: boolean): Rung[] {
  const furthest = ladderSteps.findLastIndex((step) => steps.has(step));
  return ladderSteps.map((step, index) => {
    const atMs = steps.get(step);
    if (atMs !== undefined) return { step, state: 'reached', at: isoTime(atMs) };
    const wouldBeSeen = isRecorded && observable.has(step) && index > furthest;
    return { step, state: wouldBeSeen ? 'not-reached' : 'unknown', at: null };
  });
}

/** Position of the last step that was reached; -1 for none. */
export function furthestStep(ladder: readonly Rung[]): number {
  return ladder.findLastIndex(({ state }) => state === 'reached');
}
