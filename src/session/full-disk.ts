import type { Audit } from '../model/audit.ts';
import type { FactOf } from '../model/observation.ts';

/** Small writes may fit where large ones do not: there is room again when none has failed for so long. */
const roomAfterMs = 3_000;

export type FullDiskNeeds = {
  recording(): Promise<readonly Audit[]>;
  /** Appends to an audit's record. */
  note(audit: Audit, fact: FactOf<'gap'>): Promise<void>;
  /** What is shown of an audit is drawn anew. */
  changed(audit: string): void;
  nowMs(): number;
};

/**
 * What is done when the browser gives the record no more room: the person is told, recording goes on, and what still fits is
 * stored. Pages hold what was not stored and send it again, so that little is missing once there is room; the record says so.
 */
export function createFullDisk({ recording, note, changed, nowMs }: FullDiskNeeds) {
  let full: { sinceMs: number; lastMs: number; failed: number } | null = null;

  async function noteInAll(detail: string, count: number): Promise<void> {
    for (const audit of await recording()) {
      // The end of a full disk is noted in any case.
      await note(audit, { kind: 'gap', reason: 'storage-full', detail, count }).catch(() => undefined);
      changed(audit.id);
    }
  }

  return {
    isFull: () => full !== null,
    /** A write has failed. */
    onFailed(): void {
      const before = full;
      const atMs = nowMs();
      full = { sinceMs: before?.sinceMs ?? atMs, lastMs: atMs, failed: (before?.failed ?? 0) + 1 };
      if (before) return;
      void noteInAll(
        'The browser had no more room for the record. From here on, only what still fitted was stored.',
        1,
      );
    },
    /** Something was stored. */
    onStored(): void {
      if (!full || nowMs() - full.lastMs < roomAfterMs) return;
      const { sinceMs, failed } = full;
      full = null;
      const since = new Date(sinceMs).toISOString().slice(11, 19);
      const detail =
        `Since ${since} UTC the browser had no room for the record; now it has. ` +
        'What pages still held was stored late, what the browser told of requests meanwhile is missing.';
      void noteInAll(detail, failed);
    },
    /** An audit was removed: whether that was enough, the next write tells. */
    async onRemoved(): Promise<void> {
      if ((await recording()).length === 0) full = null;
    },
  };
}
