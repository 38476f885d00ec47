import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { UnpackedFile } from '../../../package/unpack.ts';
import { inBytes } from '../../words.ts';
import { fileWords } from './file-words.ts';
import { Look } from './look.tsx';
import type { Made } from './making.ts';

const LeavingFile = ({ file }: { file: UnpackedFile }): JSX.Element => {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <li>
      <details class="more leaving" onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}>
        <summary>
          <code>{file.name}</code> <span class="quiet">{inBytes(file.size)}</span>{' '}
          <span class="leaving-words">{fileWords(file.name)}</span>
        </summary>
        {isOpen && <Look file={file} />}
      </details>
    </li>
  );
};

/** Each file of the package that was made, to be opened and looked at. */
export const Leaving = ({ made }: { made: Made }): JSX.Element => (
  <ul class="rows">
    {made.files.map((file) => (
      <LeavingFile key={file.name} file={file} />
    ))}
  </ul>
);

const timesWords = (times: number, different: number | null): string =>
  `${times.toLocaleString('en')} ${times === 1 ? 'time' : 'times'}${different === null ? '' : `, ${different.toLocaleString('en')} different`}`;

/** What was taken away before anything was stored, and what never is recorded. */
export const RemovedList = ({ made: { removed } }: { made: Made }): JSX.Element => (
  <section class="view">
    <div class="lead">
      <h2>What was removed</h2>
      <p class="quiet">{removed.how}</p>
    </div>
    {removed.removed.length === 0 ? (
      <p>In this record nothing had to be removed.</p>
    ) : (
      <ul class="rows">
        {removed.removed.map(({ what, words, times, different }) => (
          <li key={what} class="row-head">
            <span>{words}</span> <span class="quiet">{timesWords(times, different)}</span>
          </li>
        ))}
      </ul>
    )}
    <h3>Never recorded</h3>
    <ul class="plain">
      {removed.never.map((words) => (
        <li key={words}>{words}</li>
      ))}
    </ul>
  </section>
);
