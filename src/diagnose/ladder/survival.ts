import { type Answer, horizonMs, type LadderInput, notReached, reachedAt, unknown } from './input.ts';
import { holdsAt, type Sights, type Stretch } from './sights.ts';
import { type PageStart, startsByTab } from './starts.ts';

/** A single-page application may set its new address before or after it draws anew. */
const drawsWithinMs = 1000;
const shortestPatienceMs = 2000;

export type SurvivalInput = LadderInput & {
  sights: ReadonlyMap<string, Sights>;
  carriesTag(page: string): boolean;
};

/**
 * Whether the chat could be clicked again after this page load's next load or route in the same tab. It did not
 * survive only where it was given twice the time that it had first taken; else that is unknown.
 */
export function survivalOf(input: SurvivalInput): (page: string) => Answer {
  const tabs = startsByTab(input.log);
  const starts = new Map([...tabs.values()].flat().map((start) => [start.page, start]));
  return (page) => {
    const clickable = input.sights.get(page)?.clickable ?? [];
    const start = starts.get(page);
    const [first] = clickable;
    if (!start || !first) return unknown;
    const patienceMs = Math.max(shortestPatienceMs, 2 * (first.fromMs - start.atMs));
    const following = tabs.get(start.tab) ?? [];
    const [next, afterNext] = following.slice(following.indexOf(start) + 1);
    const untilMs = next?.atMs ?? horizonMs(input);
    const answers = [
      ...afterRoutes(page, { clickable, untilMs, patienceMs }, input),
      ...(next ? [afterLoad(next, afterNext?.atMs ?? horizonMs(input), patienceMs, input)] : []),
    ];
    return (
      answers.find(({ state }) => state === 'not-reached') ??
      answers.find(({ state }) => state === 'reached') ??
      unknown
    );
  };
}

type Course = { clickable: readonly Stretch[]; untilMs: number; patienceMs: number };

function afterRoutes(
  page: string,
  { clickable, untilMs, patienceMs }: Course,
  { log }: SurvivalInput,
): Answer[] {
  const routes = log.of('page').filter((one) => one.page === page && one.fact.top);
  const times = routes.filter(({ fact }) => fact.event === 'route').map(({ atMs }) => atMs);
  return times.map((atMs, index) => {
    const endMs = times[index + 1] ?? untilMs;
    const before = clickable.some(
      ({ fromMs, toMs }) => fromMs < atMs && (toMs === null || toMs >= atMs - drawsWithinMs),
    );
    if (!before) return unknown;
    const drawnMs = atMs + drawsWithinMs;
    if (endMs < drawnMs) return unknown;
    const again = clickable.find(
      (stretch) => stretch.fromMs < endMs && (holdsAt([stretch], drawnMs) || stretch.fromMs > drawnMs),
    );
    if (again) return reachedAt(Math.max(atMs, again.fromMs));
    return endMs - atMs >= patienceMs ? notReached : unknown;
  });
}

function afterLoad(
  next: PageStart,
  untilMs: number,
  patienceMs: number,
  { sights, carriesTag }: SurvivalInput,
): Answer {
  const [again] = sights.get(next.page)?.clickable ?? [];
  if (again) return reachedAt(again.fromMs);
  return carriesTag(next.page) && untilMs - next.atMs >= patienceMs ? notReached : unknown;
}
