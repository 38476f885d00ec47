import { append } from '../../attribution/log.ts';
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
  const places = new Map(
    [...tabs.values()].flatMap((starts) => starts.map((start, index) => [start.page, { start, index }])),
  );
  const routes = routesByPage(input);
  return (page) => {
    const clickable = input.sights.get(page)?.clickable ?? [];
    const place = places.get(page);
    const [first] = clickable;
    if (!place || !first) return unknown;
    const { start, index } = place;
    const patienceMs = Math.max(shortestPatienceMs, 2 * (first.fromMs - start.atMs));
    const following = tabs.get(start.tab) ?? [];
    const [next, afterNext] = following.slice(index + 1, index + 3);
    const untilMs = next?.atMs ?? horizonMs(input);
    const answers = [
      ...afterRoutes(routes.get(page) ?? [], { clickable, untilMs, patienceMs }),
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

/** When each page's document changed its address, epoch ms. */
function routesByPage({ log }: SurvivalInput): Map<string, number[]> {
  const routes = new Map<string, number[]>();
  for (const { page, atMs, fact } of log.of('page'))
    if (fact.top && fact.event === 'route') append(routes, page, atMs);
  return routes;
}

function afterRoutes(times: readonly number[], { clickable, untilMs, patienceMs }: Course): Answer[] {
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
