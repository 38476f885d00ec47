import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB } from 'idb';
import type { Audit } from '../model/audit.ts';
import type { DeletedAudit, Retention } from '../model/history.ts';
import type { Fact, Observation } from '../model/observation.ts';
import type { Vendor } from '../model/vendor.ts';
import { type Piece, type PieceKey, pieceKeyPath, piecesOf } from './pieces.ts';

/** A document whose content script has said hello. `page` is the id of its top document. */
export type DocumentRecord = {
  id: string;
  audit: string;
  page: string;
  tab: number;
  frame: number;
  top: boolean;
  /** The browser's own id of the document (Chromium), or an empty string. */
  browserDocument: string;
  /** Keyed hash of the document's origin: joins a service worker's requests without storing it in clear. */
  originKey: string;
};

/** What a tab shows, and what it is about to show. */
export type TabRecord = {
  tab: number;
  /** The id of its top document; empty between a commit and the new document's hello. */
  page: string;
  /** When `page` said hello or came back, epoch ms. */
  shownAtMs: number;
  /** How the page was asked for, as far as it was seen. */
  method: 'get' | 'post' | 'unknown';
  /** The browser's id of the last request for a page, and the page that it became, once that is known. */
  request: string;
  requestPage: string;
};

/** A network fact, redacted, that waits for its page to say hello. */
export type HeldRecord = {
  audit: string;
  /** `doc:<browser's document>` or `next:<tab>:<frame>`. */
  key: string;
  tab: number;
  frame: number;
  atMs: number;
  pageUrl: string;
  urlKey: string;
  fact: Fact;
};

/** A masked picture of an audit: a PNG file. */
export type StoredPicture = { audit: string; file: string; bytes: Uint8Array<ArrayBuffer> };

export interface Schema extends DBSchema {
  audits: { key: string; value: Audit; indexes: { state: string } };
  documents: {
    key: string;
    value: DocumentRecord;
    indexes: { browserDocument: string; origin: [string, string] };
  };
  pieces: { key: PieceKey; value: Piece };
  tabs: { key: number; value: TabRecord };
  held: { key: number; value: HeldRecord; indexes: { key: [string, string]; audit: string } };
  settings: { key: string; value: Vendor[] | Retention };
  deleted: { key: string; value: DeletedAudit };
  pictures: { key: [string, string]; value: StoredPicture };
}
export const storeNames = [
  'audits',
  'documents',
  'pieces',
  'tabs',
  'held',
  'settings',
  'deleted',
  'pictures',
] as const;
type Names = (typeof storeNames)[number][];
export type Database = IDBPDatabase<Schema>;
export type WriteTransaction = IDBPTransaction<Schema, Names, 'readwrite'>;

/** Opens the audit store, creating it at first use. `onClosed` is called when the browser closes it by force. */
export function openDatabase(onClosed: () => void, name = 'widget-witness'): Promise<Database> {
  return openDB<Schema>(name, 3, {
    async upgrade(db, oldVersion, _, tx) {
      if (oldVersion < 1) {
        db.createObjectStore('audits', { keyPath: 'id' }).createIndex('state', 'state');
        const documents = db.createObjectStore('documents', { keyPath: 'id' });
        documents.createIndex('browserDocument', 'browserDocument');
        documents.createIndex('origin', ['audit', 'originKey']);
        db.createObjectStore('tabs', { keyPath: 'tab' });
        const held = db.createObjectStore('held', { autoIncrement: true });
        held.createIndex('key', ['audit', 'key']);
        held.createIndex('audit', 'audit');
        db.createObjectStore('settings');
      }
      if (oldVersion < 2) {
        db.createObjectStore('deleted', { keyPath: 'id' });
        db.createObjectStore('pictures', { keyPath: ['audit', 'file'] });
      }
      if (oldVersion < 3) {
        db.createObjectStore('pieces', { keyPath: [...pieceKeyPath] });
        if (oldVersion > 0)
          await moveObservations(tx as unknown as IDBPTransaction<Earlier, Store[], 'versionchange'>);
      }
    },
    terminated: onClosed,
  });
}

type Store = 'observations' | 'pieces';
/** Until version 2 of the store each observation was a record of its own. */
interface Earlier extends DBSchema {
  observations: { key: [string, string, number]; value: Observation };
  pieces: Schema['pieces'];
}

async function moveObservations(tx: IDBPTransaction<Earlier, Store[], 'versionchange'>): Promise<void> {
  let range: IDBKeyRange | undefined;
  for (;;) {
    const some = await tx.objectStore('observations').getAll(range, movedAtOnce);
    for (const piece of piecesOf(some)) await tx.objectStore('pieces').add(piece);
    const last = some.at(-1);
    if (last === undefined || some.length < movedAtOnce) break;
    range = IDBKeyRange.lowerBound([last.audit, last.document, last.seq], true);
  }
  tx.db.deleteObjectStore('observations');
}

const movedAtOnce = 2_000;
