import type { JSX } from 'preact';
import type { DeletedAudit } from '../../../model/history.ts';
import { counted, dayAndClock, period } from '../../words.ts';

const iso = (ms: number): string => new Date(ms).toISOString();
const reasons: Record<DeletedAudit['reason'], string> = {
  person: 'by hand',
  retention: 'by itself, since it was kept long enough',
};

/** What is left of audits that were deleted, so that their deletion can be told. */
export const DeletedList = ({
  deleted,
  onForget,
}: {
  deleted: readonly DeletedAudit[];
  /** Null: all. */
  onForget: (id: string | null) => void;
}): JSX.Element | null =>
  deleted.length === 0 ? null : (
    <details class="fold">
      <summary>
        <h2>Deleted</h2> <span class="tally">{deleted.length}</span>
      </summary>
      <div class="view">
        <p class="quiet">
          Nothing of these records is kept but what stands here, so that their deletion can be told.
        </p>
        <ul class="rows">
          {deleted.map(({ id, host, startedAtMs, endedAtMs, chainHead, deletedAtMs, reason, by }) => (
            <li key={id} class="audit-row">
              <h3>{host || 'Unknown site'}</h3>
              <span class="row-actions">
                <button
                  type="button"
                  class="small"
                  aria-label={`Remove the entry of ${host}, deleted ${dayAndClock(iso(deletedAtMs))}`}
                  onClick={() => onForget(id)}
                >
                  Remove entry
                </button>
              </span>
              <p class="quiet">
                Deleted {dayAndClock(iso(deletedAtMs))} {reasons[reason]}, with {by}. Recorded{' '}
                {period(iso(startedAtMs), endedAtMs === null ? null : iso(endedAtMs))}.
                {chainHead !== null && (
                  <>
                    {' '}
                    Head of its chain: <code>{chainHead}</code>
                  </>
                )}
              </p>
            </li>
          ))}
        </ul>
        <p>
          <button type="button" class="small" onClick={() => onForget(null)}>
            Remove {counted(deleted.length, 'entry', 'entries')}
          </button>
        </p>
      </div>
    </details>
  );
