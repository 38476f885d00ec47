import type { Observation } from '../model/observation.ts';
import { type Context, createContext, writeOut } from './context.ts';
import { type Database, storeNames, type WriteTransaction } from './database.ts';

export type Operation<T> = (context: Context) => Promise<T>;

export type Journal = {
  /**
   * Runs `operation` after all that were asked for before it and resolves once its transaction is on disk.
   * The operation may await nothing but its transaction, and may run twice when a neighbour's failure undid it.
   */
  run<T>(operation: Operation<T>): Promise<T>;
  /** The same for what nobody waits for: it shares a transaction with all that comes in the next moment. */
  soon<T>(operation: Operation<T>): Promise<T>;
  /** Somebody waits for what was to come soon. */
  hurry(): void;
  /** Reads outside the queue; sees what is on disk. */
  read<T>(reader: (db: Database) => Promise<T>): Promise<T>;
};

type Waiting = {
  operation: Operation<unknown>;
  resolve(value: unknown): void;
  reject(error: unknown): void;
};

const mostPerTransaction = 200;
/** What the browser tells of a page load comes in dozens, and the page needs processor and disk meanwhile. */
const gatherMs = 500;

/**
 * The one queue of writes. Operations that wait while a transaction is under way share the next one: strict
 * durability costs a flush to disk each, and the order of events is kept across hellos, commits and requests.
 */
export function createJournal(
  open: () => Promise<Database>,
  on: { stored(observations: readonly Observation[]): void; full(): void },
): Journal {
  const waiting: Waiting[] = [];
  let running = false;
  let isUrgent = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function drain(): Promise<void> {
    if (running) return;
    running = true;
    clearTimeout(timer);
    timer = undefined;
    do {
      isUrgent = false;
      await settle(waiting.splice(0, mostPerTransaction));
    } while (waiting.length > 0 && (isUrgent || waiting.length >= mostPerTransaction));
    running = false;
    if (waiting.length > 0) drainSoon();
  }

  function drainSoon(): void {
    timer ??= setTimeout(() => void drain(), gatherMs);
  }

  function enqueue<T>(operation: Operation<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      waiting.push({ operation, resolve: resolve as (value: unknown) => void, reject });
    });
  }

  async function settle(group: Waiting[]): Promise<void> {
    try {
      const { results, stored } = await commit(
        await open(),
        group.map(({ operation }) => operation),
      );
      group.forEach(({ resolve }, i) => {
        resolve(results[i]);
      });
      if (stored.length > 0) on.stored(stored);
    } catch (error) {
      // One operation's failure undoes the whole transaction: each is tried alone, so that it costs only itself.
      if (group.length > 1) {
        for (const one of group) await settle([one]);
        return;
      }
      if (isNoRoom(error)) on.full();
      group[0]?.reject(error);
    }
  }

  function hurry(): void {
    if (waiting.length === 0) return;
    isUrgent = true;
    void drain();
  }

  return {
    run(operation) {
      const done = enqueue(operation);
      hurry();
      return done;
    },
    hurry,
    soon(operation) {
      const done = enqueue(operation);
      if (!running) drainSoon();
      return done;
    },
    async read(reader) {
      try {
        return await reader(await open());
      } catch (error) {
        if (isNoRoom(error)) on.full();
        throw error;
      }
    },
  };
}

async function commit(
  db: Database,
  operations: Operation<unknown>[],
): Promise<{ results: unknown[]; stored: Observation[] }> {
  const tx = db.transaction([...storeNames], 'readwrite', { durability: 'strict' });
  // A failed request rejects `done` as well, possibly before anybody awaits it.
  tx.done.catch(() => undefined);
  const context = createContext(tx);
  const results: unknown[] = [];
  try {
    for (const operation of operations) results.push(await operation(context));
    writeOut(context);
  } catch (error) {
    // What comes after the request that failed fails as well, and says less.
    const cause = tx.error ?? error;
    abort(tx);
    throw cause;
  }
  await tx.done;
  return { results, stored: [...context.stored.values()] };
}

function abort(tx: WriteTransaction): void {
  try {
    tx.abort();
  } catch {
    // The failed request has aborted it already.
  }
}

/**
 * The disk is full, or the browser gives us no more of it. On a full disk Firefox says so (153); Chromium (156) closes the
 * database and tells an unknown error of whatever touches it.
 */
export function isNoRoom(error: unknown): boolean {
  return error instanceof Error && /^(?:QuotaExceeded|Unknown)Error$/.test(error.name);
}
