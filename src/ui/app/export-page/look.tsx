import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { observationsFile, pageFile } from '../../../model/package.ts';
import { readText, textAtMost } from '../../../package/read-files.ts';
import type { UnpackedFile } from '../../../package/unpack.ts';
import { counted, inBytes } from '../../words.ts';
import { pictureType } from './file-words.ts';
import { beginningOf, hostsIn } from './read-file.ts';

const bytesShown = 6_000;

/** What `read` gives for the file; null until then, and the fault where it cannot be read. */
function useRead<Result>(
  file: UnpackedFile,
  read: (file: UnpackedFile) => Promise<Result>,
): { result: Result } | 'reading' | 'failed' {
  const [got, setGot] = useState<{ result: Result } | 'reading' | 'failed'>('reading');
  useEffect(() => {
    let isWanted = true;
    read(file).then(
      (result) => isWanted && setGot({ result }),
      () => isWanted && setGot('failed'),
    );
    return () => {
      isWanted = false;
    };
  }, [file, read]);
  return got;
}

const Waiting = ({ for: got }: { for: 'reading' | 'failed' }): JSX.Element => (
  <p class="quiet">
    {got === 'reading' ? 'Reading…' : 'This file could not be read. Make the package anew.'}
  </p>
);

const readBeginning = (file: UnpackedFile) => beginningOf(file, bytesShown);

const TextLook = ({ file }: { file: UnpackedFile }): JSX.Element => {
  const got = useRead(file, readBeginning);
  if (typeof got === 'string') return <Waiting for={got} />;
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it. */}
      <section class="look-text" tabIndex={0} aria-label={`Text of ${file.name}`}>
        <pre>{got.result}</pre>
      </section>
      {file.size > bytesShown && (
        <p class="quiet">
          The first {inBytes(bytesShown)} of {inBytes(file.size)}.
        </p>
      )}
    </>
  );
};

const Hosts = ({ file }: { file: UnpackedFile }): JSX.Element => {
  const got = useRead(file, hostsIn);
  if (typeof got === 'string') return <Waiting for={got} />;
  const { hosts, isAll } = got.result;
  return (
    <>
      <p>
        It names {isAll ? '' : 'more than '}
        {counted(hosts.length, 'host')}:
      </p>
      <ul class="hosts">
        {hosts.map((host) => (
          <li key={host}>
            <code>{host}</code>
          </li>
        ))}
      </ul>
    </>
  );
};

const readPage = async (file: UnpackedFile) => {
  const read = await readText(file, textAtMost);
  if (!read) throw new Error('no text');
  return read.text;
};

/**
 * The policy of the extension's pages holds in this frame too and lets no style element through; what the elements say is therefore
 * given to the frame as style sheets. No script can run in it.
 */
function adoptStyles({ contentDocument, contentWindow }: HTMLIFrameElement): void {
  const view = contentWindow as (Window & { CSSStyleSheet?: typeof CSSStyleSheet }) | null;
  if (!contentDocument || !view?.CSSStyleSheet) return;
  const { CSSStyleSheet: Sheet } = view;
  contentDocument.adoptedStyleSheets = [...contentDocument.querySelectorAll('style')].map(
    ({ textContent }) => {
      const sheet = new Sheet();
      sheet.replaceSync(textContent ?? '');
      return sheet;
    },
  );
}

const PageLook = ({ file }: { file: UnpackedFile }): JSX.Element => {
  const got = useRead(file, readPage);
  if (typeof got === 'string') return <Waiting for={got} />;
  return (
    <iframe
      class="look-page"
      title="The report as a page"
      sandbox="allow-same-origin"
      srcdoc={got.result}
      onLoad={({ currentTarget }) => adoptStyles(currentTarget)}
    />
  );
};

const readPicture = async (file: UnpackedFile) => {
  const pieces: BlobPart[] = [];
  for await (const piece of file.read()) pieces.push(piece);
  return new Blob(pieces, { type: pictureType(file.name) ?? '' });
};

const PictureLook = ({ file }: { file: UnpackedFile }): JSX.Element => {
  const got = useRead(file, readPicture);
  const [url, setUrl] = useState('');
  const blob = typeof got === 'string' ? null : got.result;
  useEffect(() => {
    if (!blob) return;
    const made = URL.createObjectURL(blob);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [blob]);
  if (typeof got === 'string') return <Waiting for={got} />;
  return url === '' ? <Waiting for="reading" /> : <img class="look-picture" src={url} alt={file.name} />;
};

/** What a file of the package holds, as far as it can be shown. */
export const Look = ({ file }: { file: UnpackedFile }): JSX.Element => {
  if (file.name === pageFile) return <PageLook file={file} />;
  if (pictureType(file.name) !== null) return <PictureLook file={file} />;
  return (
    <>
      {file.name === observationsFile && <Hosts file={file} />}
      <TextLook file={file} />
    </>
  );
};
