import type { Audit } from '../model/audit.ts';
import type { FactOf } from '../model/observation.ts';

/** Small writes may fit where large ones do not: there is room again when none has failed for so long. */
const roomAfterMs = 3_000;
/** On a disk that is full to the last byte Chromium (156) threw the whole database away: records leave this much of it. */
const bytesLeftFree = 50_000_000;
const askEveryMs = 2_000;

export type FullDiskNeeds = {
  recording(): Promise<readonly Audit[]>;
  /** Appends to an audit's record. */
  note(audit: Audit, fact: FactOf<'gap'>): Promise<void>;
  /** What is shown of an audit is drawn anew. */
  changed(audit: string): void;
  /** Bytes that the browser would still give us, as far as it says. */
  free(): Promise<number>;
  nowMs(): number;
};

/**
 * What is done when the browser gives the record no more room: the person is told, recording goes on, and what still fits is
 * stored. Pages hold what was not stored and send it again, so that little is missing once there is room; the record says so.
 */
export function createFullDisk({ recording, note, changed, free, nowMs }: FullDiskNeeds) {
  let full: { sinceMs: number; lastMs: number; failed: number } | null = null;
  let isLow = false;
  let askedAtMs = Number.NEGATIVE_INFINITY;

  async function noteInAll(detail: string, count: number): Promise<void> {
    for (const audit of await recording()) {
      // The end of a full disk is noted in any case.
      await note(audit, { kind: 'gap', reason: 'storage-full', detail, count }).catch(() => undefined);
      changed(audit.id);
    }
  }

  function onFailed(): void {
    const before = full;
    const atMs = nowMs();
    full = { sinceMs: before?.sinceMs ?? atMs, lastMs: atMs, failed: (before?.failed ?? 0) + 1 };
    if (before) return;
    void noteInAll(
      'The browser could store no more; the disk may be full. From here on, only what still fitted is in the record.',
      1,
    );
  }

  return {
    isFull: () => full !== null,
    /** As far as was asked last. */
    isLow: () => isLow,
    /** A write has failed. */
    onFailed,
    /** Whether there is enough room for more of a record. */
    async mayStore(): Promise<boolean> {
      if (nowMs() - askedAtMs >= askEveryMs) {
        askedAtMs = nowMs();
        isLow = (await free().catch(() => Number.POSITIVE_INFINITY)) < bytesLeftFree;
      }
      if (isLow) onFailed();
      return !isLow;
    },
    /** Something was stored. */
    onStored(): void {
      if (!full || isLow || nowMs() - full.lastMs < roomAfterMs) return;
      const { sinceMs, failed } = full;
      full = null;
      const since = new Date(sinceMs).toISOString().slice(11, 19);
      const detail =
        `From ${since} UTC until now the browser could store nothing; the disk may have been full. ` +
        'What pages still held was stored late; what the browser told of requests meanwhile is missing.';
      void noteInAll(detail, failed);
    },
    /** An audit was removed: whether that was enough, the next write tells. */
    async onRemoved(): Promise<void> {
      askedAtMs = Number.NEGATIVE_INFINITY;
      if ((await recording()).length === 0) full = null;
    },
  };
}
