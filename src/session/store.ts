import type { Observation } from '../model/observation.ts';
import type { Database } from './database.ts';
import type { Context } from './journal.ts';

const pageSize = 2000;

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
    for (const observation of group) {
      if (known.has(observation.seq)) continue;
      known.add(observation.seq);
      appendNew(context, observation);
    }
  }
}

/** Appends one that cannot be stored yet, since its key is new. A failure undoes the transaction, which the journal tells. */
export function appendNew({ tx, stored }: Context, observation: Observation): void {
  tx.objectStore('observations')
    .add(observation)
    .catch(() => undefined);
  stored.push(observation);
}

/** Every observation of an audit, by time, and within one document by sequence. */
export async function readObservations(db: Database, audit: string): Promise<Observation[]> {
  const all: Observation[] = [];
  let range = IDBKeyRange.bound([audit], [audit, []]);
  for (;;) {
    const page = await db.getAll('observations', range, pageSize);
    all.push(...page);
    const last = page.at(-1);
    if (last === undefined || page.length < pageSize) break;
    range = IDBKeyRange.bound([audit, last.document, last.seq], [audit, []], true);
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
  if (first === undefined) return new Set();
  const seqs = group.map(({ seq }) => seq);
  const { audit, document } = first;
  const range = IDBKeyRange.bound(
    [audit, document, seqs.reduce((a, b) => Math.min(a, b))],
    [audit, document, seqs.reduce((a, b) => Math.max(a, b))],
  );
  return new Set((await tx.objectStore('observations').getAllKeys(range)).map(([, , seq]) => seq));
}
