import { planComparison } from '../../src/compare/plan.ts';
import type { Arm, ComparisonPlan } from '../../src/model/comparison.ts';
import type { FactOf, Observation } from '../../src/model/observation.ts';
import { by, type LogBuilder, scriptOf, startLog } from './log.ts';

type Course = FactOf<'comparison'>['course'];
type Step = Extract<Course, { event: 'measured' }>['step'];
/** What one load of a comparison shows: adds to its log and gives the step seen at its end. */
export type PlayLoad = (load: { arm: Arm; index: number; nth: number; log: LogBuilder }) => Step;

export type Play = {
  /** What the visitor's own page load showed before; by default the launcher removed by Overtalk. */
  ordinary?: (log: LogBuilder) => void;
  plan?: Partial<ComparisonPlan>;
  load: PlayLoad;
  end?: Extract<Course, { event: 'ended' }>['how'] | null;
  /** Loads that are made before the end. */
  made?: number;
};

const minute = 60_000;
const startMs = Date.UTC(2026, 0, 2, 10, 32, 0);

/** The launcher is shown, then Overtalk's script takes it out. */
export function removal(log: LogBuilder): void {
  log.widget();
  log.wait(200).removal(by('other-vendor'));
  log.widget({ connected: false, rendered: false, visible: false, clickable: false });
}

/** The launcher is shown and stays, `afterMs` after the page began. */
export function healthy(log: LogBuilder, afterMs = 100): void {
  log.wait(afterMs).widget();
}

/** The blocked script was fetched: what every load but those without it shows. */
export function fetched(log: LogBuilder, url: string = scriptOf['other-vendor']): void {
  log.network(url, 'sent', { type: 'script', method: 'GET' });
  log.network(url, 'completed', { type: 'script', method: 'GET', status: 200 });
}

/** A whole audit: one ordinary page load, then a comparison played load by load, each on a page of its own. */
export function playComparison({
  ordinary = removal,
  plan: given = {},
  load,
  end = 'completed',
  made,
}: Play): Observation[] {
  const plan = planComparison({
    vendor: 'parley',
    blocked: scriptOf['other-vendor'],
    placebo: scriptOf['third-party'],
    loadsPerArm: 5,
    settleMs: 500,
    random: () => 0.5,
    ...given,
  });
  const first = startLog({ page: 'ordinary', startMs });
  ordinary(first);
  const course = (event: Course, page: string, atMs: number) => ({
    fact: { kind: 'comparison', comparison: 'c1', course: event } as const,
    page,
    atMs,
  });
  const facts = [course({ event: 'planned', plan }, 'ordinary', startMs + minute)];
  const pages: Observation[][] = [first.observations];
  const seen = new Map<Arm, number>();
  for (const [index, arm] of plan.order.slice(0, made).entries()) {
    const nth = seen.get(arm) ?? 0;
    seen.set(arm, nth + 1);
    const page = `c${index}`;
    const beganMs = startMs + (index + 2) * minute;
    const log = startLog({ page, startMs: beganMs });
    const step = load({ arm, index, nth, log });
    // Without the probe nothing of the page is recorded.
    if (arm !== 'probe-off') pages.push(log.observations);
    facts.push(course({ event: 'measured', index, arm, step }, page, beganMs + minute / 2));
  }
  const endMs = startMs + (plan.order.length + 2) * minute;
  if (end !== null) facts.push(course({ event: 'ended', how: end, detail: '' }, 'ordinary', endMs));
  return inOneLog([
    ...pages.flat(),
    ...facts.map((fact) => ({ ...(first.observations[0] as Observation), document: 'background', ...fact })),
  ]);
}

/** What the background recorded of several pages is one document's sequence. */
export function inOneLog(observations: readonly Observation[]): Observation[] {
  let seq = 0;
  return [...observations]
    .sort((a, b) => a.atMs - b.atMs)
    .map((one) => {
      if (one.document !== 'background') return one;
      seq += 1;
      return { ...one, seq };
    });
}
