import type { Audit } from '../model/audit.ts';
import type { Observation } from '../model/observation.ts';
import type { Report } from '../model/report.ts';
import { createSharing } from '../package/share-strings.ts';
import type { Audits } from './audits.ts';
import type { Journal } from './journal.ts';
import { readObservations } from './store.ts';

export type LiveNeeds = {
  journal: Journal;
  audits: Audits;
  report(audit: Audit, observations: readonly Observation[]): Report;
  /** Draws what changed in a tab: badge and open popup or panel. */
  changed(tab: number, audit: Audit, report: Report | null): void;
};

type Loaded = { observations: Observation[]; keys: Set<string>; report: Report | null; builtFor: string };

/** A page that is coming about needs the processor: what has changed is told when no more comes, or after a while. */
const settledAfterMs = 1_000;
const toldWithinMs = 4_000;
/** Where nobody knows yet how long building takes: the code is cold, and the record may be long. */
const firstToldWithinMs = 15_000;
/** Others are read again when they are asked for. */
const auditsHeldAtMost = 3;
/**
 * Never more than a tenth of the time is spent on building reports, and a fiftieth while the record grows without rest: the
 * audited page needs the processor too, and its messages wait meanwhile.
 */
const restPerBuildTime = 9;
const restPerBuildTimeInUnrest = 49;

/** Reports of what has been stored so far, built when asked for and, while the record grows, when it rests. */
export function createLive({ journal, audits, report, changed }: LiveNeeds) {
  const loaded = new Map<string, Promise<Loaded>>();
  const share = createSharing();
  const dirty = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let dirtySinceMs: number | undefined;
  let lastBuildMs: number | undefined;

  /** Called by the journal with everything newly stored. */
  function onStored(observations: readonly Observation[]): void {
    for (const [id, added] of byAudit(observations)) {
      // What is not loaded will be read whole when it is asked for.
      void loaded.get(id)?.then((record) => merge(record, added.map(share)));
      markChanged(id);
    }
  }

  function markChanged(id: string): void {
    dirty.add(id);
    const nowMs = performance.now();
    dirtySinceMs ??= nowMs;
    const restMs = Math.max(settledAfterMs, (lastBuildMs ?? 0) * restPerBuildTime);
    const unrestMs =
      lastBuildMs === undefined
        ? firstToldWithinMs
        : Math.max(toldWithinMs, lastBuildMs * restPerBuildTimeInUnrest);
    clearTimeout(timer);
    timer = setTimeout(
      () => void push().catch(() => undefined),
      Math.max(0, Math.min(restMs, dirtySinceMs + unrestMs - nowMs)),
    );
  }

  async function push(): Promise<void> {
    dirtySinceMs = undefined;
    const ids = [...dirty];
    dirty.clear();
    for (const id of ids) {
      const audit = await audits.get(id);
      if (!audit) continue;
      // A report that cannot be built is told by the tab's state, for which the popup now asks.
      const latest = await reportOf(audit).catch(() => null);
      for (const tab of audit.tabs) changed(tab, audit, latest);
    }
  }

  /** The report of everything stored until now. */
  async function reportOf(audit: Audit): Promise<Report> {
    const record = await load(audit.id);
    const { state, tabs, endedAtMs, custody, declared } = audit;
    const builtFor = JSON.stringify([
      ...[record.observations.length, state, tabs.length, endedAtMs],
      ...[custody?.length, custody?.at(-1)?.at, declared],
    ]);
    if (record.report && record.builtFor === builtFor) return record.report;
    const startedMs = performance.now();
    record.report = report(audit, record.observations);
    record.builtFor = builtFor;
    lastBuildMs = performance.now() - startedMs;
    return record.report;
  }

  /** The report and, in one moment, what it was built from. */
  async function momentOf(audit: Audit): Promise<{ report: Report; observations: readonly Observation[] }> {
    const { observations } = await load(audit.id);
    const moment = [...observations];
    return { report: report(audit, moment), observations: moment };
  }

  /** Everything stored until now, in order of time. */
  async function observationsOf({ id }: Audit): Promise<readonly Observation[]> {
    return (await load(id)).observations;
  }

  function load(id: string): Promise<Loaded> {
    const known = loaded.get(id);
    if (known) return known;
    // Through the queue, so that nothing is stored between the reading and the first `onStored`.
    const reading = journal
      .run(() => Promise.resolve())
      .then(() => journal.read((db) => readObservations(db, id)))
      .then((observations) => ({
        observations: observations.map(share),
        keys: new Set(observations.map(keyOf)),
        report: null,
        builtFor: '',
      }));
    const [oldest] = loaded.keys();
    if (loaded.size >= auditsHeldAtMost && oldest !== undefined) loaded.delete(oldest);
    loaded.set(id, reading);
    reading.catch(() => loaded.delete(id));
    return reading;
  }

  return { onStored, markChanged, reportOf, momentOf, observationsOf };
}
export type Live = ReturnType<typeof createLive>;

/** Keeps the list in order of time, as the store reads it; what the reading had already is left out. */
function merge(record: Loaded, added: readonly Observation[]): void {
  for (const observation of added) {
    if (record.keys.has(keyOf(observation))) continue;
    record.keys.add(keyOf(observation));
    record.observations.push(observation);
  }
  record.observations.sort((a, b) => a.atMs - b.atMs);
}

function keyOf({ document, seq }: Observation): string {
  return `${document} ${seq}`;
}

function byAudit(observations: readonly Observation[]): Map<string, Observation[]> {
  const groups = new Map<string, Observation[]>();
  for (const observation of observations) {
    const group = groups.get(observation.audit);
    if (group) group.push(observation);
    else groups.set(observation.audit, [observation]);
  }
  return groups;
}
