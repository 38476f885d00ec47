import type { Observation } from '../model/observation.ts';
import type { Journal } from './journal.ts';
import { countOf, piecesOfAudit } from './pieces.ts';

/** A report is made in memory: an audit takes in so many records, and says so when it takes in no more. */
export const recordsAtMost = 100_000;

export type Room = {
  /** The audit takes in nothing more. */
  isFull(audit: string): boolean;
  /** Called by the journal with everything newly stored. */
  onStored(observations: readonly Observation[]): void;
};

/** `onFull` is called once for each audit in the life of this background. */
export function createRoom(journal: Pick<Journal, 'read'>, onFull: (audit: string) => void): Room {
  const counts = new Map<string, number>();
  const told = new Set<string>();

  /** What was stored by a background before this one. */
  const count = (audit: string) => {
    counts.set(audit, 0);
    journal
      .read((db) => db.getAllKeys('pieces', piecesOfAudit(audit)))
      .then((stored) =>
        add(
          audit,
          stored.map(countOf).reduce((a, b) => a + b, 0),
        ),
      )
      .catch(() => counts.delete(audit));
  };

  const add = (audit: string, more: number) => counts.set(audit, (counts.get(audit) ?? 0) + more);

  return {
    isFull(audit) {
      if (!counts.has(audit)) count(audit);
      if ((counts.get(audit) ?? 0) < recordsAtMost) return false;
      if (!told.has(audit)) onFull(audit);
      told.add(audit);
      return true;
    },
    onStored(observations) {
      for (const { audit } of observations) if (counts.has(audit)) add(audit, 1);
    },
  };
}
