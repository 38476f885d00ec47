import type { Observation } from '../model/observation.ts';
import type { DocumentRecord, HeldRecord, TabRecord, WriteTransaction } from './database.ts';
import { piecesOf } from './pieces.ts';

/**
 * What the operations of one transaction work with. What they append or change is gathered and written together, since
 * every request to the database costs processor time in two processes while the page loads.
 */
export type Context = {
  tx: WriteTransaction;
  /** The observations that are newly stored, by their key, in the order in which they came. */
  stored: Map<string, Observation>;
  unwritten: Observation[];
  unwrittenHeld: HeldRecord[];
  unwrittenTabs: Map<number, TabRecord>;
  /** What operations of this transaction have read, since many ask for the same. */
  tabs: Map<number, TabRecord>;
  documents: Map<string, DocumentRecord>;
};

export function createContext(tx: WriteTransaction): Context {
  return {
    tx,
    stored: new Map(),
    unwritten: [],
    unwrittenHeld: [],
    unwrittenTabs: new Map(),
    tabs: new Map(),
    documents: new Map(),
  };
}

/**
 * At the end of the transaction, and before an operation that goes through a store by itself.
 * A failure undoes the transaction, which the journal tells.
 */
export function writeOut(context: Context): void {
  const { tx } = context;
  const requests: Promise<unknown>[] = [
    ...piecesOf(context.unwritten.splice(0)).map((piece) => tx.objectStore('pieces').add(piece)),
    ...context.unwrittenHeld.splice(0).map((held) => tx.objectStore('held').add(held)),
    ...[...context.unwrittenTabs.values()].map((tab) => tx.objectStore('tabs').put(tab)),
  ];
  context.unwrittenTabs.clear();
  for (const request of requests) request.catch(() => undefined);
}
