import type { Audit } from '../model/audit.ts';
import {
  type AuditEntry,
  type AuditSummary,
  type DeletionMark,
  type History,
  listedAtMost,
  type Retention,
  undoWithinMs,
  usualRetention,
} from '../model/history.ts';
import { headAtStop } from '../report/evidence/custody.ts';
import type { Audits } from './audits.ts';
import { withStep } from './custody.ts';
import { isNoRoom, type Journal } from './journal.ts';
import { Refusal } from './lifecycle.ts';
import { purge } from './purge.ts';
import { hostOf } from './summary.ts';

const dayMs = 86_400_000;
const retentionKey = 'retention';
/** The time has passed when the timer says so. */
const timerLateMs = 200;

export type HistoryNeeds = {
  audits: Audits;
  journal: Journal;
  /** Who keeps the record: this release, in this browser. */
  keeper(audit: Audit): string;
  /** The registrable domain of a host. */
  siteOf(host: string): string;
  /** An audit is shown no more, or is shown again: its tabs are drawn anew. */
  changed(audit: Audit): void;
  /** A record is gone from the disk. */
  removed(): Promise<void>;
  nowMs(): number;
};

/** The audits that are kept: listed, named, deleted, and deleted by themselves when they are old. */
export function createHistory(needs: HistoryNeeds) {
  const { audits, journal, keeper, siteOf, changed, removed, nowMs } = needs;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let tidiedAtMs = Number.NEGATIVE_INFINITY;
  let last: Promise<void> = Promise.resolve();

  /** Those of one site, by any address of it; null: all. Reads no record. */
  async function list(of: string | null): Promise<History> {
    const site = of === null ? null : siteOf(hostOf(of));
    const entries = (await audits.all())
      .flatMap((audit) => entryOf(audit, siteOf) ?? [])
      .filter((entry) => site === null || (site !== '' && entry.site === site))
      .sort((a, b) => b.startedAtMs - a.startedAtMs);
    const deleted = site === null ? await journal.read((db) => db.getAll('deleted')) : [];
    return {
      audits: entries.slice(0, listedAtMost),
      older: Math.max(0, entries.length - listedAtMost),
      deleted: deleted.sort((a, b) => b.deletedAtMs - a.deletedAtMs),
      retention: await retention(),
    };
  }

  /** An empty name takes the name away. */
  async function rename(id: string, given: string): Promise<void> {
    const name = given.trim();
    await audits.update(id, (audit) => {
      const { name: before = '', ...unnamed } = audit;
      if (audit.deletion || name === before) return audit;
      const detail = name === '' ? 'its name was taken away' : 'it was given a name';
      const named = name === '' ? unnamed : { ...unnamed, name };
      return withStep(named, 'edited', keeper(audit), null, detail);
    });
  }

  /**
   * From here on the audit is shown nowhere, and for a while it can be brought back. Resolves to false where it cannot: a full
   * disk takes no mark, so that the record is removed at once. Throws a `Refusal` for one that is recorded.
   */
  async function remove(id: string): Promise<boolean> {
    const audit = await audits.get(id);
    if (!audit) return false;
    if (audit.state === 'recording') throw new Refusal('This audit is being recorded. Stop it, then delete.');
    const deletion: DeletionMark = { atMs: nowMs(), reason: 'person', isFinal: false };
    const isMarked = await unlessFull(() => audits.update(id, (now) => ({ ...now, deletion })));
    if (isMarked) purgeLater();
    else await inTurn(() => removeRecord({ ...audit, deletion }));
    changed(audit);
    return isMarked;
  }

  /** Resolves to false when it is too late. */
  async function restore(id: string): Promise<boolean> {
    let restored: Audit | null = null;
    await audits.update(id, (audit) => {
      const { deletion, ...rest } = audit;
      if (!deletion || deletion.isFinal) return audit;
      const detail = `deleted ${new Date(deletion.atMs).toISOString()}, and brought back`;
      restored = withStep(rest, 'edited', keeper(rest), null, detail);
      return restored;
    });
    if (restored) changed(restored);
    return restored !== null;
  }

  /** Removes what is told of deleted audits: of one, or of all. */
  async function forget(id: string | null): Promise<void> {
    await journal.run(async ({ tx }) => {
      const store = tx.objectStore('deleted');
      await (id === null ? store.clear() : store.delete(id));
    });
  }

  async function retention(): Promise<Retention> {
    const kept = await journal.read((db) => db.get('settings', retentionKey));
    return kept === undefined || Array.isArray(kept) ? usualRetention : kept;
  }

  /** What is older than that is removed at once. */
  async function setRetention(days: Retention): Promise<void> {
    await journal.run(({ tx }) => tx.objectStore('settings').put(days, retentionKey));
    await tidy();
  }

  /** Removes what is too old, and what was deleted. */
  function tidy(): Promise<void> {
    tidiedAtMs = nowMs();
    return inTurn(removeDue);
  }

  /** The same, if it was not done today. */
  function tidyDaily(): void {
    if (nowMs() - tidiedAtMs >= dayMs) void tidy().catch(() => undefined);
  }

  async function removeDue(): Promise<void> {
    const days = await retention();
    for (const audit of await audits.all()) {
      // A look that no audit followed within a day is of no more use.
      if (audit.state === 'looked' && nowMs() - audit.startedAtMs >= dayMs) await audits.remove(audit.id);
      if (days !== null) await markOld(audit, nowMs() - days * dayMs);
    }
    for (const { id, deletion } of await audits.deleted()) {
      if (deletion && (deletion.isFinal || nowMs() - deletion.atMs >= undoWithinMs)) await purgeMarked(id);
    }
    if ((await audits.deleted()).length > 0) purgeLater();
  }

  function purgeLater(): void {
    clearTimeout(timer);
    timer = setTimeout(() => void tidy().catch(() => undefined), undoWithinMs + timerLateMs);
  }

  async function markOld(audit: Audit, limitMs: number): Promise<void> {
    if (!isOlder(audit, limitMs)) return;
    const deletion: DeletionMark = { atMs: nowMs(), reason: 'retention', isFinal: true };
    await unlessFull(() =>
      audits.update(audit.id, (now) => (isOlder(now, limitMs) ? { ...now, deletion } : now)),
    );
  }

  /** Nobody brings back what is half gone: it is noted first. One that was brought back before that stays. */
  async function purgeMarked(id: string): Promise<void> {
    const marked = (await audits.deleted()).find((audit) => audit.id === id);
    let isWanted = false;
    await unlessFull(() =>
      audits.update(id, (now) => {
        isWanted = now.deletion === undefined;
        return now.deletion ? { ...now, deletion: { ...now.deletion, isFinal: true } } : now;
      }),
    );
    if (marked && !isWanted) await removeRecord(marked);
  }

  async function removeRecord(audit: Audit): Promise<void> {
    const { id, startedAtMs, endedAtMs, deletion } = audit;
    await purge(journal, {
      id,
      host: hostOfAudit(audit),
      startedAtMs,
      endedAtMs,
      chainHead: headAtStop(audit),
      deletedAtMs: deletion?.atMs ?? nowMs(),
      reason: deletion?.reason ?? 'person',
      by: keeper(audit).slice(0, 300),
    });
    await removed();
  }

  /** One after the other, so that no record is removed twice at a time. */
  function inTurn(task: () => Promise<void>): Promise<void> {
    const done = last.then(task);
    last = done.catch(() => undefined);
    return done;
  }

  /** Kept beside the audit, so that lists need not read its record. */
  async function noteSummary({ id, state }: Audit, summary: AuditSummary): Promise<void> {
    if (state !== 'stopped') return;
    const kept = (await audits.get(id))?.summary;
    if (JSON.stringify(kept) === JSON.stringify(summary)) return;
    await audits.update(id, (now) => (now.state === 'stopped' ? { ...now, summary } : now));
  }

  return { list, rename, remove, restore, forget, setRetention, tidy, tidyDaily, noteSummary };
}
export type AuditHistory = ReturnType<typeof createHistory>;

/** Null of a first look, which is no audit. */
function entryOf(audit: Audit, siteOf: (host: string) => string): AuditEntry | null {
  const { id, state, name = null, startedAtMs, endedAtMs, summary = null } = audit;
  if (state === 'looked') return null;
  const host = hostOfAudit(audit);
  return { id, state, name, host, site: siteOf(host), startedAtMs, endedAtMs, summary };
}

/** Of the first page that was recorded; recording may begin on a page of the browser's own. */
function hostOfAudit({ summary, siteUrl }: Audit): string {
  return summary?.host || hostOf(siteUrl);
}

function isOlder({ state, comparing, startedAtMs, endedAtMs }: Audit, thanMs: number): boolean {
  return state === 'stopped' && !comparing && (endedAtMs ?? startedAtMs) < thanMs;
}

/** Resolves to false where the disk is too full for it. */
async function unlessFull(write: () => Promise<unknown>): Promise<boolean> {
  try {
    await write();
    return true;
  } catch (error) {
    if (isNoRoom(error)) return false;
    throw error;
  }
}
