import type { Observation } from '../model/observation.ts';
import type { Context } from './context.ts';
import type { Database } from './database.ts';
import { piecesOfAudit, piecesWithin } from './pieces.ts';

const piecesAtOnce = 100;

/**
 * Appends observations; one whose key is stored already is left out, which is how resends are absorbed.
 * Resolves before the transaction is complete: acknowledge only after the journal's promise.
 */
export async function appendObservations(
  context: Context,
  observations: readonly Observation[],
): Promise<void> {
  for (const group of byDocument(observations).values()) {
    const known = await knownSeqs(context.tx, group);
    for (const observation of group) if (!known.has(observation.seq)) append(context, observation);
  }
}

/** Appends one, unless this transaction has it already. */
export function append({ stored, unwritten }: Context, observation: Observation): void {
  const { audit, document, seq } = observation;
  const key = JSON.stringify([audit, document, seq]);
  if (stored.has(key)) return;
  stored.set(key, observation);
  unwritten.push(observation);
}

/** Every observation of an audit, by time, and within one document by sequence. */
export async function readObservations(db: Database, audit: string): Promise<Observation[]> {
  const all: Observation[] = [];
  let range = piecesOfAudit(audit);
  for (;;) {
    const pieces = await db.getAll('pieces', range, piecesAtOnce);
    for (const { observations } of pieces) all.push(...observations);
    const last = pieces.at(-1);
    if (last === undefined || pieces.length < piecesAtOnce) break;
    range = IDBKeyRange.bound([audit, last.document, last.firstSeq, last.lastSeq], [audit, []], true);
  }
  return all.sort((a, b) => a.atMs - b.atMs);
}

function byDocument(observations: readonly Observation[]): Map<string, Observation[]> {
  const groups = new Map<string, Observation[]>();
  for (const observation of observations) {
    const key = JSON.stringify([observation.audit, observation.document]);
    const group = groups.get(key);
    if (group) group.push(observation);
    else groups.set(key, [observation]);
  }
  return groups;
}

async function knownSeqs(tx: Context['tx'], group: readonly Observation[]): Promise<Set<number>> {
  const [first] = group;
  const known = new Set<number>();
  if (first === undefined) return known;
  const seqs = group.map(({ seq }) => seq);
  const firstSeq = seqs.reduce((a, b) => Math.min(a, b));
  const lastSeq = seqs.reduce((a, b) => Math.max(a, b));
  const range = piecesWithin(first.audit, first.document, firstSeq, lastSeq);
  for (const [, , from, to] of await tx.objectStore('pieces').getAllKeys(range)) {
    for (let seq = from; seq <= to; seq += 1) known.add(seq);
  }
  return known;
}
