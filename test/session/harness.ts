import { IDBFactory } from 'fake-indexeddb';
import { createScriptTexts } from '../../src/network/script-texts.ts';
import 'fake-indexeddb/auto';
import type { Audit } from '../../src/model/audit.ts';
import type { Fact, Observation } from '../../src/model/observation.ts';
import { createWitness } from '../../src/network/witness.ts';
import { createAudits } from '../../src/session/audits.ts';
import { type Database, openDatabase } from '../../src/session/database.ts';
import { createJournal } from '../../src/session/journal.ts';
import { createOwnLog } from '../../src/session/own-log.ts';
import { createRecorder, type RecorderNeeds } from '../../src/session/recorder.ts';
import { readObservations } from '../../src/session/store.ts';

export const key = 'c3'.repeat(32);

export const audit = (change: Partial<Audit> = {}): Audit => ({
  id: 'audit-1',
  state: 'recording',
  startedAtMs: 1000,
  endedAtMs: null,
  tabs: [7],
  siteUrl: 'https://shop.test/',
  browser: 'Chromium 156',
  origins: ['<all_urls>'],
  protect: [],
  vendors: [],
  redactionKey: key,
  ...change,
});

export const pageStart = (url = 'https://shop.test/'): Fact => ({
  kind: 'page',
  event: 'start',
  url,
  top: true,
  prerender: false,
});

export const item = (seq: number, fact: unknown = pageStart()) => ({
  seq,
  atMs: 2000 + seq,
  url: 'https://shop.test/',
  fact,
});

let databases = 0;

/** A fresh disk. `start` starts a background on it; what an earlier one kept in memory is gone. */
export function disk() {
  globalThis.indexedDB = new IDBFactory();
  databases += 1;
  const name = `disk-${databases}`;
  return {
    name,
    start(needs: Partial<RecorderNeeds> = {}, on: { full?(): void } = {}) {
      let database: Promise<Database> | null = null;
      const open = () => {
        database ??= openDatabase(() => undefined, name);
        return database;
      };
      const stored: Observation[] = [];
      const journal = createJournal(open, {
        stored: (observations) => stored.push(...observations),
        full: on.full ?? (() => undefined),
      });
      const audits = createAudits(journal);
      const own = createOwnLog();
      const recorder = createRecorder({
        texts: createScriptTexts(),
        journal,
        audits,
        own,
        isFull: () => false,
        mayStore: async () => true,
        ancestorsOf: async () => [],
        auditOfOpener: async () => null,
        readScripts: async () => [],
        hashScripts: async () => [],
        nowMs: () => 2500,
        ...needs,
      });
      const network = createWitness({ journal, audits, own, isFull: needs.isFull ?? (() => false) });
      /** After all that was asked for, also what nobody waits for. */
      const observations = async () => {
        await journal.run(async () => undefined);
        return journal.read((db) => readObservations(db, 'audit-1'));
      };
      return { journal, audits, own, recorder, ...network, observations, stored, open };
    },
  };
}
