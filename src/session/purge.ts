import { type DeletedAudit, deletedAtMost } from '../model/history.ts';
import { type Context, writeOut } from './context.ts';
import { type Database, storeNames, type WriteTransaction } from './database.ts';
import type { Journal } from './journal.ts';

/** What else is to be stored waits for no more than this. */
const keysAtOnce = 1_000;

type Name = (typeof storeNames)[number];
/** Where what belongs to an audit lies: a store whose key, or one of whose indexes, begins with the audit's id. */
type Place = { store: Name; index: string | null };

/**
 * Removes all that belongs to the audit, some at a time, then the audit itself; `left` stands in its place.
 * A background that is stopped in between can go on anywhere: the audit goes last.
 */
export async function purge(journal: Journal, left: DeletedAudit): Promise<void> {
  const { id } = left;
  for (const place of await journal.read(async (db) => placesIn(db))) {
    while ((await journal.run((context) => removeSome(context, place, id))) === keysAtOnce);
  }
  await journal.run(async (context) => {
    writeOut(context);
    const { tx } = context;
    await forgetPages(tx);
    await tx.objectStore('audits').delete(id);
    await keepDeleted(tx, left);
  });
}

function placesIn(db: Database): Place[] {
  const tx = db.transaction([...storeNames]);
  return storeNames.flatMap((name): Place[] => {
    const store = tx.objectStore(name);
    if (startsWithAudit(store.keyPath)) return [{ store: name, index: null }];
    const index = [...store.indexNames].find((one) => startsWithAudit(store.index(one as never).keyPath));
    return index === undefined ? [] : [{ store: name, index }];
  });
}

function startsWithAudit(keyPath: string | string[] | null): boolean {
  return Array.isArray(keyPath) && keyPath[0] === 'audit';
}

/** Resolves to how many there were. */
async function removeSome(context: Context, { store: name, index }: Place, id: string): Promise<number> {
  writeOut(context);
  const store = context.tx.objectStore(name);
  const source = index === null ? store : store.index(index as never);
  const range = IDBKeyRange.bound([id], [id, []]);
  const keys = await source.getAllKeys(range as never, keysAtOnce);
  await Promise.all(keys.map((key) => store.delete(key)));
  return keys.length;
}

/** A tab goes on showing a page whose document is known no more. How the page was asked for stays known. */
async function forgetPages(tx: WriteTransaction): Promise<void> {
  const documents = tx.objectStore('documents');
  const isGone = async (page: string) => page !== '' && (await documents.getKey(page)) === undefined;
  for (const record of await tx.objectStore('tabs').getAll()) {
    const page = (await isGone(record.page)) ? '' : record.page;
    const requestPage = (await isGone(record.requestPage)) ? '' : record.requestPage;
    if (page === record.page && requestPage === record.requestPage) continue;
    await tx.objectStore('tabs').put({ ...record, page, requestPage });
  }
}

async function keepDeleted(tx: WriteTransaction, left: DeletedAudit): Promise<void> {
  const store = tx.objectStore('deleted');
  await store.put(left);
  const all = await store.getAll();
  const tooMany = all.sort((a, b) => b.deletedAtMs - a.deletedAtMs).slice(deletedAtMost);
  for (const { id } of tooMany) await store.delete(id);
}
