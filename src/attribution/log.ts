import type { Fact, Observation, ObservationOf } from '../model/observation.ts';
import { withRepeats } from './repeats.ts';

export type FactKind = Fact['kind'];

/** The audit's observations in true order, by kind and by document; acts that were only counted stand there as such (`timesOf`). */
export type Log = {
  all: readonly Observation[];
  of<K extends FactKind>(kind: K): readonly ObservationOf<K>[];
  inDocument<K extends FactKind>(document: string, kind: K): readonly ObservationOf<K>[];
};

/**
 * Orders observations, whatever order they come in: by `seq` within a document, by `atMs` (epoch ms) across
 * documents. A record that was sent twice (same document and `seq`) is kept once.
 */
export function orderLog(observations: readonly Observation[]): Log {
  const all = withRepeats(inTrueOrder(observations));
  const byKind = new Map<string, Observation[]>();
  const byDocument = new Map<string, Observation[]>();
  for (const observation of all) {
    append(byKind, observation.fact.kind, observation);
    append(byDocument, `${observation.fact.kind}\n${observation.document}`, observation);
  }
  return {
    all,
    of: <K extends FactKind>(kind: K) => (byKind.get(kind) ?? []) as ObservationOf<K>[],
    inDocument: <K extends FactKind>(document: string, kind: K) =>
      (byDocument.get(`${kind}\n${document}`) ?? []) as ObservationOf<K>[],
  };
}

const pageIndexes = new WeakMap<object, Map<FactKind, Map<string, Observation[]>>>();

/** What of one kind was recorded on one page load; one index serves all who ask about the same log. */
export function onPage<K extends FactKind>(
  log: Pick<Log, 'of'>,
  page: string,
  kind: K,
): readonly ObservationOf<K>[] {
  const kinds = pageIndexes.get(log) ?? new Map<FactKind, Map<string, Observation[]>>();
  pageIndexes.set(log, kinds);
  let pages = kinds.get(kind);
  if (!pages) {
    pages = new Map();
    for (const observation of log.of(kind)) append(pages, observation.page, observation);
    kinds.set(kind, pages);
  }
  return (pages.get(page) ?? []) as ObservationOf<K>[];
}

/** Adds `value` to the list that `map` holds under `key`. */
export function append<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** Index of the first entry of a list in order of `seq` whose `seq` is greater than the given one. */
export function indexAfter(list: readonly { seq: number }[], seq: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((list[middle]?.seq ?? Number.POSITIVE_INFINITY) <= seq) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A document's clock may step back; its `seq` may not, so each record counts as no earlier than the last. */
function inTrueOrder(observations: readonly Observation[]): Observation[] {
  const documents = new Map<string, Observation[]>();
  for (const observation of observations) append(documents, observation.document, observation);

  const timed: { atMs: number; observation: Observation }[] = [];
  for (const list of documents.values()) {
    list.sort((a, b) => a.seq - b.seq);
    let atMs = Number.NEGATIVE_INFINITY;
    let lastSeq = -1;
    for (const observation of list) {
      if (observation.seq === lastSeq) continue;
      lastSeq = observation.seq;
      atMs = Math.max(atMs, observation.atMs);
      timed.push({ atMs, observation });
    }
  }
  timed.sort((a, b) => a.atMs - b.atMs || byDocumentAndSeq(a.observation, b.observation));
  return timed.map(({ observation }) => observation);
}

function byDocumentAndSeq(a: Observation, b: Observation): number {
  if (a.document === b.document) return a.seq - b.seq;
  return a.document < b.document ? -1 : 1;
}
