import type { JSX } from 'preact';
import { useCallback, useEffect, useState } from 'preact/hooks';
import type { Declared } from '../../../model/declared.ts';
import { Logo } from '../../components/logo.tsx';
import { inBytes } from '../../words.ts';
import { DeclaredForm } from './declared-form.tsx';
import type { Desk } from './desk.ts';
import { Leaving, RemovedList } from './leaving.tsx';
import type { Made } from './making.ts';
import type { Saving } from './saver.ts';
import { type PackageWork, usePackage, type Work } from './use-package.ts';

/** How far the package is, and what the person can do about it. */
const Progress = ({ work, make, cancel }: PackageWork): JSX.Element => (
  <>
    {work.state === 'making' && (
      <div class="making">
        <progress
          {...(work.total > 0 ? { max: work.total, value: work.done } : {})}
          aria-label="The package is being made"
        />
        <button type="button" class="small" onClick={cancel}>
          Cancel
        </button>
      </div>
    )}
    <p class="quiet" role="status">
      {statusOf(work)}
    </p>
    {work.state === 'failed' && (
      <p class="notice" role="alert">
        {work.sentence}
      </p>
    )}
    {(work.state === 'failed' || work.state === 'cancelled') && (
      <p class="actions">
        <button type="button" onClick={make}>
          {work.state === 'failed' ? 'Try again' : 'Make the package'}
        </button>
      </p>
    )}
  </>
);

function statusOf({ state }: Work): string {
  if (state === 'making') return 'The package is being made…';
  if (state === 'changing')
    return 'What you declare has changed: the package is made anew once that is kept.';
  if (state === 'cancelled') return 'Cancelled. Nothing has left.';
  return '';
}

const Readers = ({ made }: { made: Made }): JSX.Element => (
  <section class="view">
    <div class="lead">
      <h2>Who can read it</h2>
      <p>
        The file is not encrypted: whoever gets it can read all of it and pass it on. Nothing is sent
        anywhere; it is saved where your browser saves downloads.
      </p>
    </div>
    <p>
      It is signed with the key of this browser profile, which stays here. Give its fingerprint to whoever
      gets the package, by another way than the package: <code>{made.fingerprint}</code>
    </p>
  </section>
);

type Outcome = { name: string } | { fault: string } | null;

const outOfDate =
  'The record was changed in another window. The package is made anew: look at it, then export.';
const notNoted =
  'Nothing was exported: the background of the extension did not answer, and it notes each export. Try again.';

const Export = ({ desk, package_ }: { desk: Desk; package_: PackageWork }): JSX.Element => {
  const { made, work, make } = package_;
  const [isBusy, setIsBusy] = useState(false);
  const [outcome, setOutcome] = useState<Outcome>(null);

  const leave = async () => {
    if (!made) return;
    setIsBusy(true);
    try {
      const name = await desk.export(made);
      setOutcome(name === null ? { fault: outOfDate } : { name });
      if (name === null) make();
    } catch {
      setOutcome({ fault: notNoted });
    } finally {
      setIsBusy(false);
    }
  };

  return (
    <section class="view" aria-label="Export">
      <p class="actions">
        <button
          type="button"
          class="primary"
          disabled={work.state !== 'made' || isBusy}
          onClick={() => void leave()}
        >
          Export package
        </button>
      </p>
      {outcome && 'fault' in outcome && (
        <p class="notice" role="alert">
          {outcome.fault}
        </p>
      )}
      <p role="status">
        {outcome && 'name' in outcome && `Handed to the downloads of your browser as ${outcome.name}.`}
      </p>
    </section>
  );
};

/** Shows what leaves with an audit's package before it leaves: the same bytes. */
export const ExportPage = ({ desk }: { desk: Desk }): JSX.Element => {
  const [declared, setDeclared] = useState<Declared | 'failed' | null>(null);
  const package_ = usePackage(desk);
  const { made, make, outdate } = package_;
  const onSaving = useCallback(
    (saving: Saving) => {
      if (saving === 'saved') make();
      else outdate();
    },
    [make, outdate],
  );
  useEffect(() => {
    desk.declared().then(setDeclared, () => setDeclared('failed'));
  }, [desk]);

  return (
    <div class="app">
      <header class="bar">
        <Logo />
        <div class="bar-text">
          <h1>Export a package</h1>
          <p class="bar-host">Look at what leaves before it leaves.</p>
        </div>
      </header>
      <main>
        {declared === 'failed' ? (
          <p class="notice" role="alert">
            What was declared could not be read. Load this page again.
          </p>
        ) : (
          declared && <DeclaredForm declared={declared} save={desk.save} onSaving={onSaving} />
        )}
        <section class="view">
          <div class="lead">
            <h2>What leaves</h2>
            <p class="quiet">
              {made
                ? `One ZIP file of ${inBytes(made.blob.size)} with ${made.files.length} files. These are the bytes that are exported.`
                : 'One ZIP file.'}
            </p>
          </div>
          <Progress {...package_} />
          {made && <Leaving made={made} />}
        </section>
        {made && <RemovedList made={made} />}
        {made && <Readers made={made} />}
        <Export desk={desk} package_={package_} />
      </main>
    </div>
  );
};
