import type { JSX } from 'preact';
import { useCallback, useEffect, useState } from 'preact/hooks';
import type { AuditEntry, History } from '../../../model/history.ts';
import { Logo } from '../../components/logo.tsx';
import { counted, inBytes } from '../../words.ts';
import { askHistory, forgetDeleted, renameAudit, saveRetention } from '../background.ts';
import { AuditRow } from './audit-row.tsx';
import { DeletedList } from './deleted-list.tsx';
import { useDeletions } from './deletions.ts';
import { bySite, matching, namedOf, titleOf } from './entries.ts';
import { type Chosen, OpenedAudit } from './opened-audit.tsx';
import { RetentionForm } from './retention-form.tsx';
import { UndoToast } from './undo-toast.tsx';

const unread = 'The audits could not be read. Load this page again.';

/** Bytes that the extension takes up in this profile; null where the browser does not say. */
const askStored = async (): Promise<number | null> => {
  const { usage } = (await navigator.storage?.estimate().catch(() => undefined)) ?? {};
  return usage ?? null;
};

const Nothing = ({ query, isEmpty }: { query: string; isEmpty: boolean }) => (
  <div class="lead">
    <h2>{isEmpty ? 'No audits yet' : 'Nothing found'}</h2>
    <p>
      {isEmpty
        ? 'Open a website, click the Widget Witness button and press Audit this site. The audit stands here once it has begun.'
        : `No audit has “${query.trim()}” in its name, site, chats or findings.`}
    </p>
  </div>
);

/** The extension's own page of all audits: found, opened, renamed, deleted, and how long they are kept. */
export const HistoryPage = (): JSX.Element => {
  const [history, setHistory] = useState<History | null>(null);
  const [stored, setStored] = useState<number | null>(null);
  const [query, setQuery] = useState('');
  const [opened, setOpened] = useState<Chosen | null>(null);
  const [leftId, setLeftId] = useState<string | null>(null);
  const [fault, setFault] = useState<string | null>(null);

  const refresh = useCallback(async () => {
    try {
      setHistory(await askHistory(null));
      setFault((told) => (told === unread ? null : told));
    } catch {
      setFault(unread);
    }
    setStored(await askStored());
  }, []);
  const { told, undoable, remove, undo } = useDeletions(refresh, setFault);

  useEffect(() => {
    void refresh();
    const again = () => {
      if (document.visibilityState === 'visible') void refresh();
    };
    document.addEventListener('visibilitychange', again);
    return () => document.removeEventListener('visibilitychange', again);
  }, [refresh]);

  const change = async (task: Promise<void>, otherwise: string) => {
    try {
      await task;
      setFault(null);
    } catch {
      setFault(otherwise);
    }
    await refresh();
  };
  const rename = (entry: AuditEntry, name: string) =>
    change(renameAudit(entry.id, name), `Renaming ${namedOf(entry)} failed. Try again.`);

  const found = history ? matching(history.audits, query) : [];
  return (
    <div class="app">
      <header class="bar">
        <Logo />
        <div class="bar-text">
          <h1>All audits</h1>
          <p class="bar-host">Kept in this browser profile. Nothing is sent anywhere.</p>
        </div>
      </header>
      <main>
        {fault && (
          <p class="notice" role="alert">
            {fault}
          </p>
        )}
        {opened && (
          <OpenedAudit
            audit={opened}
            back="All audits"
            onBack={() => {
              setLeftId(opened.id);
              setOpened(null);
              void refresh();
            }}
          />
        )}
        {!opened && history === null && fault === null && <p role="status">Reading the audits…</p>}
        {!opened && history !== null && (
          <>
            {history.audits.length > 0 && (
              <div class="search">
                <label class="field">
                  <span>Search name, site, chat or finding</span>
                  <input
                    type="search"
                    value={query}
                    autocomplete="off"
                    onInput={({ currentTarget }) => setQuery(currentTarget.value)}
                  />
                </label>
                <p class="quiet" role="status">
                  {query.trim() !== '' && `${counted(found.length, 'audit')} found`}
                </p>
              </div>
            )}
            {found.length === 0 && <Nothing query={query} isEmpty={history.audits.length === 0} />}
            {bySite(found).map(([site, entries]) => (
              <section key={site} class="block-section" aria-label={site || 'Unknown site'}>
                <h2>{site || 'Unknown site'}</h2>
                <ul class="rows">
                  {entries.map((entry) => (
                    <AuditRow
                      key={entry.id}
                      entry={entry}
                      takesFocus={entry.id === leftId}
                      onOpen={() => setOpened({ id: entry.id, title: titleOf(entry) })}
                      onRename={(name) => rename(entry, name)}
                      onDelete={() => void remove(entry)}
                    />
                  ))}
                </ul>
              </section>
            ))}
            {history.older > 0 && (
              <p class="quiet">
                {counted(history.older, 'older audit')} not listed. Delete newer ones to see them.
              </p>
            )}
            <UndoToast told={told} undoable={undoable} onUndo={() => void undo()} />
            <section class="block-section">
              <h2>What is stored</h2>
              <p>
                {counted(history.audits.length + history.older, 'audit')}
                {stored !== null && `; the extension takes up ${inBytes(stored)} of this disk`}.
              </p>
              <RetentionForm
                key={history.retention}
                retention={history.retention}
                audits={history.audits}
                onSave={(days) => change(saveRetention(days), 'The time could not be saved. Try again.')}
              />
            </section>
            <DeletedList
              deleted={history.deleted}
              onForget={(id) => void change(forgetDeleted(id), 'The entry could not be removed. Try again.')}
            />
          </>
        )}
      </main>
    </div>
  );
};
