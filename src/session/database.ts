import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB } from 'idb';
import type { Audit } from '../model/audit.ts';
import type { DeletedAudit, Retention } from '../model/history.ts';
import type { Fact, Observation } from '../model/observation.ts';
import type { Vendor } from '../model/vendor.ts';

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
  observations: { key: [string, string, number]; value: Observation };
  tabs: { key: number; value: TabRecord };
  held: { key: number; value: HeldRecord; indexes: { key: [string, string]; audit: string } };
  settings: { key: string; value: Vendor[] | Retention };
  deleted: { key: string; value: DeletedAudit };
  pictures: { key: [string, string]; value: StoredPicture };
}
export const storeNames = [
  'audits',
  'documents',
  'observations',
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
  return openDB<Schema>(name, 2, {
    upgrade(db, oldVersion) {
      if (oldVersion < 1) {
        db.createObjectStore('audits', { keyPath: 'id' }).createIndex('state', 'state');
        const documents = db.createObjectStore('documents', { keyPath: 'id' });
        documents.createIndex('browserDocument', 'browserDocument');
        documents.createIndex('origin', ['audit', 'originKey']);
        db.createObjectStore('observations', { keyPath: ['audit', 'document', 'seq'] });
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
    },
    terminated: onClosed,
  });
}
