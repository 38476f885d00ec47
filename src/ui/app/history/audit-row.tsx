import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { type AuditEntry, nameAtMost } from '../../../model/history.ts';
import { factsOf, titleOf } from './entries.ts';

type Done = { onRename: (name: string) => Promise<void>; onDelete: () => void; onOpen: () => void };

/** Enter keeps the name, Escape leaves it as it was. */
const Naming = ({
  entry,
  onName,
  onCancel,
}: {
  entry: AuditEntry;
  onName: (name: string) => void;
  onCancel: () => void;
}) => {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    input.current?.focus();
    input.current?.select();
  }, []);
  return (
    <form
      class="naming"
      onSubmit={(event) => {
        event.preventDefault();
        onName(input.current?.value ?? '');
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        onCancel();
      }}
    >
      <input
        ref={input}
        type="text"
        aria-label={`Name of the audit ${titleOf(entry)}`}
        placeholder={titleOf(entry)}
        defaultValue={entry.name ?? ''}
        maxLength={nameAtMost}
        autocomplete="off"
      />
      <span class="row-actions">
        <button type="submit" class="small primary">
          Save name
        </button>
        <button type="button" class="small" onClick={onCancel}>
          Cancel
        </button>
      </span>
    </form>
  );
};

/** `takesFocus`: the way back from its report leads to it. */
export const AuditRow = ({
  entry,
  takesFocus,
  onRename,
  onDelete,
  onOpen,
}: Done & { entry: AuditEntry; takesFocus: boolean }): JSX.Element => {
  const [naming, setNaming] = useState(false);
  const open = useRef<HTMLButtonElement>(null);
  const rename = useRef<HTMLButtonElement>(null);
  const wasNaming = useRef(false);
  useEffect(() => {
    if (takesFocus) open.current?.focus();
  }, [takesFocus]);
  useEffect(() => {
    if (wasNaming.current && !naming) rename.current?.focus();
    wasNaming.current = naming;
  }, [naming]);

  const title = titleOf(entry);
  const recording = entry.state === 'recording';
  return (
    <li class="audit-row">
      {naming ? (
        <Naming
          entry={entry}
          onName={(name) => void onRename(name).then(() => setNaming(false))}
          onCancel={() => setNaming(false)}
        />
      ) : (
        <>
          <h3>{title}</h3>
          <span class="row-actions">
            <button ref={open} type="button" class="small" aria-label={`Open ${title}`} onClick={onOpen}>
              Open
            </button>
            <button
              ref={rename}
              type="button"
              class="small"
              aria-label={`Rename ${title}`}
              onClick={() => setNaming(true)}
            >
              Rename
            </button>
            {!recording && (
              <button type="button" class="small" aria-label={`Delete ${title}`} onClick={onDelete}>
                Delete
              </button>
            )}
          </span>
        </>
      )}
      <p class="quiet">
        {recording && <strong>Recording. </strong>}
        {factsOf(entry).join(' · ')}
      </p>
    </li>
  );
};
