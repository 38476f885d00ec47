import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import { type AuditEntry, type Retention, retentions } from '../../../model/history.ts';
import { counted } from '../../words.ts';

const dayMs = 86_400_000;
const words = (days: Retention): string =>
  days === null ? 'for ever' : days === 365 ? '1 year' : `${days} days`;

const olderThan = (audits: readonly AuditEntry[], days: Retention): number =>
  days === null
    ? 0
    : audits.filter(({ endedAtMs }) => endedAtMs !== null && endedAtMs < Date.now() - days * dayMs).length;

/** How long audits are kept. What a shorter time would delete is said before it is saved. */
export const RetentionForm = ({
  retention,
  audits,
  onSave,
}: {
  retention: Retention;
  audits: readonly AuditEntry[];
  onSave: (days: Retention) => Promise<void>;
}): JSX.Element => {
  const [chosen, setChosen] = useState(retention);
  const [busy, setBusy] = useState(false);
  const id = useId();
  const older = olderThan(audits, chosen);
  return (
    <form
      class="lead"
      onSubmit={(event) => {
        event.preventDefault();
        setBusy(true);
        void onSave(chosen).finally(() => setBusy(false));
      }}
    >
      <p class="retention">
        <label for={id}>Keep audits</label>
        <select
          id={id}
          value={String(chosen)}
          onChange={({ currentTarget }) =>
            setChosen(retentions.find((days) => String(days) === currentTarget.value) ?? null)
          }
        >
          {retentions.map((days) => (
            <option key={days} value={String(days)}>
              {words(days)}
            </option>
          ))}
        </select>
        <button type="submit" class="small" disabled={busy || chosen === retention}>
          Save
        </button>
      </p>
      <p class="quiet" aria-live="polite">
        {chosen !== retention && older > 0
          ? `${counted(older, 'audit')} ${older === 1 ? 'is' : 'are'} older and will be deleted when you save. This cannot be undone.`
          : 'Counted from the end of an audit. One that is recording is never deleted.'}
      </p>
    </form>
  );
};
