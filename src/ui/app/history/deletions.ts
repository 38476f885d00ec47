import { useEffect, useState } from 'preact/hooks';
import { type AuditEntry, undoWithinMs } from '../../../model/history.ts';
import { counted } from '../../words.ts';
import { deleteAudit, undoDelete } from '../background.ts';
import { namedOf } from './entries.ts';

/** The background's time is over a little later than ours: what is offered can be done. */
const offeredMs = undoWithinMs - 1_000;
/** Then the record is gone, and the list of what was deleted tells it. */
const goneAfterMs = 3_000;

type Pending = { id: string; named: string; untilMs: number };

/** What was deleted in this window and can still be undone, and what is to be said of it. `changed` stays the same function. */
export function useDeletions(changed: () => Promise<void>, failed: (fault: string) => void) {
  const [pending, setPending] = useState<Pending[]>([]);
  const [said, setSaid] = useState<string | null>(null);

  useEffect(() => {
    const [next] = pending;
    if (!next) return;
    const timer = setTimeout(
      () => {
        setPending((all) => all.filter(({ untilMs }) => untilMs > Date.now()));
        setSaid('Deleted for good.');
        setTimeout(() => void changed(), goneAfterMs);
      },
      Math.max(0, next.untilMs - Date.now()),
    );
    return () => clearTimeout(timer);
  }, [pending, changed]);

  const remove = async (entry: AuditEntry) => {
    const named = namedOf(entry);
    const untilMs = Date.now() + offeredMs;
    try {
      const undoable = await deleteAudit(entry.id);
      // First the row goes and the focus with it, then the way to undo it takes the focus.
      await changed();
      setSaid(undoable ? null : `Deleted ${named}. The disk is too full for this to be undone.`);
      if (undoable) setPending((others) => [...others, { id: entry.id, named, untilMs }]);
    } catch {
      failed(
        `Deleting ${named} failed. Nothing was changed. If the disk is full, free some of it first; then try again.`,
      );
    }
  };

  const undo = async () => {
    setPending([]);
    try {
      const undone = await Promise.all(pending.map(({ id }) => undoDelete(id)));
      const tooLate = undone.filter((one) => !one).length;
      const back = counted(undone.length - tooLate, 'audit');
      setSaid(
        `Brought back ${back}.${tooLate > 0 ? ` For ${counted(tooLate, 'audit')} it was too late.` : ''}`,
      );
      await changed();
    } catch {
      failed('The deletion could not be undone. Load this page again to see what is there.');
    }
  };

  const [first] = pending;
  const told = first
    ? `Deleted ${pending.length === 1 ? first.named : counted(pending.length, 'audit')}.`
    : said;
  return { told, undoable: pending.length > 0, remove, undo };
}
