import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Progress, Verification } from '../../model/verification.ts';
import { Logo } from '../components/logo.tsx';
import { VerificationResult } from '../components/verification.tsx';
import { stageWords } from '../words.ts';
import type { verifyAside } from './verify-aside.ts';

type Work =
  | { state: 'none' }
  | { state: 'reading'; name: string; progress: Progress | null; stop(): void }
  | { state: 'read'; name: string; verification: Verification }
  | { state: 'failed'; name: string };

/** The extension's own page that looks at a package, offline. */
export const VerifyPage = ({ verify }: { verify: typeof verifyAside }): JSX.Element => {
  const [work, setWork] = useState<Work>({ state: 'none' });
  const [key, setKey] = useState('');
  const [isOver, setIsOver] = useState(false);
  const expected = key.replace(/\s/g, '').toLowerCase();
  const isKey = expected === '' || /^[0-9a-f]{64}$/.test(expected);

  const read = async (file: File | undefined) => {
    if (!file || !isKey) return;
    const { name } = file;
    const stopping = new AbortController();
    const show = (progress: Progress | null) =>
      setWork({ state: 'reading', name, progress, stop: () => stopping.abort() });
    show(null);
    try {
      const verification = await verify({ file, key: expected || null }, show, stopping.signal);
      setWork({ state: 'read', name, verification });
    } catch {
      setWork(stopping.signal.aborted ? { state: 'none' } : { state: 'failed', name });
    }
  };

  return (
    <div class="app">
      <header class="bar">
        <Logo />
        <div class="bar-text">
          <h1>Verify a report</h1>
          <p class="bar-host">A package is looked at on this machine. Nothing is sent anywhere.</p>
        </div>
      </header>
      <main>
        <section
          class={isOver ? 'view drop drop-over' : 'view drop'}
          aria-label="The package"
          onDragOver={(event) => {
            event.preventDefault();
            setIsOver(true);
          }}
          onDragLeave={() => setIsOver(false)}
          onDrop={(event) => {
            event.preventDefault();
            setIsOver(false);
            void read(event.dataTransfer?.files[0]);
          }}
        >
          <label class="field">
            <span>Fingerprint of the key that is expected to have signed it, if you know it</span>
            <input
              type="text"
              value={key}
              spellcheck={false}
              autocomplete="off"
              aria-invalid={!isKey}
              onInput={({ currentTarget }) => setKey(currentTarget.value)}
            />
          </label>
          {!isKey && (
            <p class="notice" role="alert">
              A fingerprint has 64 digits from 0 to 9 and a to f.
            </p>
          )}
          <label class="field">
            <span>The package (a .zip file): choose it, or drop it here</span>
            <input
              type="file"
              accept=".zip,application/zip"
              disabled={!isKey || work.state === 'reading'}
              onChange={({ currentTarget }) => {
                void read(currentTarget.files?.[0]);
                currentTarget.value = '';
              }}
            />
          </label>
        </section>
        <div aria-live="polite">
          {work.state === 'reading' && <Reading {...work} />}
          {work.state === 'failed' && (
            <p class="notice" role="alert">
              {work.name} could not be looked at. Choose it once more.
            </p>
          )}
          {work.state === 'read' && <VerificationResult name={work.name} verification={work.verification} />}
        </div>
      </main>
    </div>
  );
};

/** What is read aloud changes with the stage alone. */
const Reading = ({ name, progress, stop }: Extract<Work, { state: 'reading' }>): JSX.Element => (
  <section class="view" aria-label="Under way">
    <p class="quiet">
      <span class="pulse" /> Looking at {name}. A large package takes a while.
    </p>
    {progress && (
      <div class="field">
        <span>{stageWords[progress.stage]}</span>
        <progress
          aria-label={stageWords[progress.stage]}
          {...(progress.part === null ? {} : { value: progress.part })}
        />
      </div>
    )}
    <button type="button" onClick={stop}>
      Stop
    </button>
  </section>
);
