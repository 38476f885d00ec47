import type { Audit } from '../model/audit.ts';
import { writeOut } from './context.ts';
import type { Journal } from './journal.ts';
import { piecesOfAudit } from './pieces.ts';

export type Audits = {
  /** Audits that record now. Read from disk once per start of the background, then kept. */
  recording(): Promise<readonly Audit[]>;
  /** Whether an audit records the tab, as far as it is known already. */
  isRecordedNow(tab: number): boolean;
  /** The recording audit that the tab is part of. */
  recordingIn(tab: number): Promise<Audit | null>;
  /** Null as well when it was deleted and could still be brought back. */
  get(id: string): Promise<Audit | null>;
  /** The audit to show for a tab: the one that records, else the one that began last. */
  shownFor(tab: number): Promise<Audit | null>;
  all(): Promise<Audit[]>;
  /** Deleted, and not yet gone from the disk. */
  deleted(): Promise<Audit[]>;
  save(audit: Audit): Promise<void>;
  /** Changes a stored audit; a change of one that is gone does nothing. Resolves to the stored state. */
  update(id: string, change: (audit: Audit) => Audit): Promise<Audit | null>;
  remove(id: string): Promise<void>;
};

/** The audits, on disk and cached. */
export function createAudits(journal: Journal): Audits {
  let cached: Promise<Map<string, Audit>> | null = null;
  let loaded = new Map<string, Audit>();

  const recordingById = () => {
    cached ??= journal
      .read((db) => db.getAllFromIndex('audits', 'state', 'recording'))
      .then((audits) => {
        loaded = new Map(audits.map((audit) => [audit.id, audit]));
        return loaded;
      });
    // A failed read must not be remembered.
    cached.catch(() => {
      cached = null;
    });
    return cached;
  };
  const remember = async (audit: Audit) => {
    const map = await recordingById();
    if (audit.state === 'recording') map.set(audit.id, audit);
    else map.delete(audit.id);
  };
  const stored = () => journal.read((db) => db.getAll('audits'));
  const all = async () => (await stored()).filter(({ deletion }) => !deletion);

  return {
    recording: async () => [...(await recordingById()).values()],
    isRecordedNow: (tab) => [...loaded.values()].some(({ tabs }) => tabs.includes(tab)),
    recordingIn: async (tab) =>
      [...(await recordingById()).values()].find(({ tabs }) => tabs.includes(tab)) ?? null,
    get: async (id) => {
      const audit = (await recordingById()).get(id) ?? (await journal.read((db) => db.get('audits', id)));
      return audit && !audit.deletion ? audit : null;
    },
    shownFor: async (tab) => {
      const ofTab = (await all()).filter(({ tabs }) => tabs.includes(tab));
      const running = ofTab.find(({ state }) => state === 'recording');
      return running ?? ofTab.sort((a, b) => b.startedAtMs - a.startedAtMs)[0] ?? null;
    },
    all,
    deleted: async () => (await stored()).filter(({ deletion }) => deletion),
    save: async (audit) => {
      await journal.run(({ tx }) => tx.objectStore('audits').put(audit));
      await remember(audit);
    },
    update: async (id, change) => {
      const changed = await journal.run(async ({ tx }) => {
        const audit = await tx.objectStore('audits').get(id);
        if (!audit) return null;
        const next = change(audit);
        await tx.objectStore('audits').put(next);
        return next;
      });
      if (changed) await remember(changed);
      return changed;
    },
    remove: async (id) => {
      await journal.run(async (context) => {
        writeOut(context);
        const { tx } = context;
        await tx.objectStore('audits').delete(id);
        await tx.objectStore('pieces').delete(piecesOfAudit(id));
        await tx.objectStore('pictures').delete(IDBKeyRange.bound([id], [id, []]));
      });
      (await recordingById()).delete(id);
    },
  };
}
