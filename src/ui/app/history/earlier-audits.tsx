import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { AuditEntry } from '../../../model/history.ts';
import { askHistory } from '../background.ts';
import { factsOf, titleOf } from './entries.ts';
import type { Chosen } from './opened-audit.tsx';

/** The audits of the site that a tab shows, but for the one that is shown already. */
export const EarlierAudits = ({
  url,
  shownId,
  onOpen,
}: {
  url: string;
  shownId: string | null;
  onOpen: (audit: Chosen) => void;
}): JSX.Element | null => {
  const [audits, setAudits] = useState<AuditEntry[] | 'failed'>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another audit is shown, so that there may be an earlier one more
  useEffect(() => {
    let isAsked = true;
    askHistory(url).then(
      (history) => isAsked && setAudits(history.audits),
      () => isAsked && setAudits('failed'),
    );
    return () => {
      isAsked = false;
    };
  }, [url, shownId]);

  if (audits === 'failed')
    return <p class="quiet">The earlier audits of this site could not be read. Open Widget Witness again.</p>;
  const earlier = audits.filter(({ id, state }) => id !== shownId && state === 'stopped');
  if (earlier.length === 0) return null;
  return (
    <details class="fold">
      <summary>
        <h2>Earlier audits of this site</h2> <span class="tally">{earlier.length}</span>
      </summary>
      <ul class="rows">
        {earlier.map((entry) => (
          <li key={entry.id} class="audit-row">
            <h3>{titleOf(entry)}</h3>
            <button
              type="button"
              class="small"
              aria-label={`Open ${titleOf(entry)}`}
              onClick={() => onOpen({ id: entry.id, title: titleOf(entry) })}
            >
              Open
            </button>
            <p class="quiet">{factsOf(entry).join(' · ')}</p>
          </li>
        ))}
      </ul>
    </details>
  );
};
