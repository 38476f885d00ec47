import { append, type Log, orderLog } from '../attribution/log.ts';
import type { Arm, ComparisonPlan } from '../model/comparison.ts';
import type { FactOf, Observation } from '../model/observation.ts';

type Course = FactOf<'comparison'>['course'];
type Measured = Extract<Course, { event: 'measured' }>;
type Ended = Extract<Course, { event: 'ended' }>;

/** One measured load. `log` holds its page's own observations: nothing for a load without the probe. */
export type Load = { index: number; arm: Arm; page: string; step: Measured['step']; log: Log };

export type ComparisonRecord = {
  id: string;
  plan: ComparisonPlan;
  /** Epoch ms. */
  startedAtMs: number;
  endedAtMs: number | null;
  /** Null while it runs. */
  how: Ended['how'] | null;
  detail: string;
  /** In the order in which they were made; a load that was measured twice counts once. */
  loads: Load[];
};

export type SplitLog = {
  /** The log without what belongs to comparisons. */
  ordinary: Log;
  comparisons: ComparisonRecord[];
};

/** A comparison without its loads' logs, with the span in which every page that starts belongs to it. */
type Span = Omit<ComparisonRecord, 'loads'> & { measured: (Measured & { page: string })[] };

/** Of these facts the record is one whole, whenever they were recorded. */
const ofTheAudit: ReadonlySet<string> = new Set(['comparison', 'permission']);

/**
 * Tells the loads of comparisons from the visitor's own. Every page that starts between a comparison's plan and
 * its end (or the log's end) belongs to it, and so does what was recorded meanwhile for a page that never started
 * or for none.
 */
export function splitComparisons(log: Log): SplitLog {
  const spans = readSpans(log);
  if (spans.length === 0) return { ordinary: log, comparisons: [] };

  const startedAtMs = new Map<string, number>();
  for (const { page, fact, atMs } of log.of('page')) {
    if (fact.event === 'start' && fact.top && !startedAtMs.has(page)) startedAtMs.set(page, atMs);
  }
  const ordinary: Observation[] = [];
  const byPage = new Map<string, Observation[]>();
  for (const observation of log.all) {
    const { page, atMs, fact } = observation;
    const isCompared = !ofTheAudit.has(fact.kind) && within(spans, startedAtMs.get(page) ?? atMs);
    if (isCompared) append(byPage, page, observation);
    else ordinary.push(observation);
  }
  return {
    ordinary: orderLog(ordinary),
    comparisons: spans.map(({ measured, ...span }) => ({
      ...span,
      loads: measured.map(({ index, arm, step, page }) => ({
        index,
        arm,
        step,
        page,
        log: orderLog(byPage.get(page) ?? []),
      })),
    })),
  };
}

function readSpans(log: Log): Span[] {
  const spans = new Map<string, Span>();
  for (const { fact, atMs, page } of log.of('comparison')) {
    const { comparison: id, course } = fact;
    if (course.event === 'planned' && !spans.has(id)) {
      const open = { endedAtMs: null, how: null, detail: '', measured: [] };
      spans.set(id, { id, plan: course.plan, startedAtMs: atMs, ...open });
    }
    const span = spans.get(id);
    if (!span || span.how !== null) continue;
    const isNew = course.event === 'measured' && span.measured.every(({ index }) => index !== course.index);
    if (course.event === 'measured' && isNew) span.measured.push({ ...course, page });
    if (course.event === 'ended')
      spans.set(id, { ...span, endedAtMs: atMs, how: course.how, detail: course.detail });
  }
  return [...spans.values()];
}

function within(spans: readonly Span[], atMs: number): boolean {
  return spans.some(
    ({ startedAtMs, endedAtMs }) => atMs >= startedAtMs && (endedAtMs === null || atMs <= endedAtMs),
  );
}
