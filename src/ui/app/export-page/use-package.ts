import { useCallback, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Desk } from './desk.ts';
import type { Made } from './making.ts';

/** `changing`: what was declared is not kept yet, so that what was made is out of date. */
export type Work =
  | { state: 'making'; done: number; total: number }
  | { state: 'made' | 'changing' | 'cancelled' }
  | { state: 'failed'; sentence: string };

export type PackageWork = {
  /** The last package that was made: it is shown until there is a newer one. */
  made: Made | null;
  work: Work;
  make(): void;
  cancel(): void;
  /** It is out of date; ends what is under way. */
  outdate(): void;
};

/** Makes the package of an audit, and anew whenever that is asked for; what was under way before is given up. */
export function usePackage(desk: Desk): PackageWork {
  const [made, setMade] = useState<Made | null>(null);
  const [work, setWork] = useState<Work>({ state: 'making', done: 0, total: 0 });
  const underway = useRef<AbortController | null>(null);

  const stop = useCallback((next: Work) => {
    underway.current?.abort();
    underway.current = null;
    setWork(next);
  }, []);

  const make = useCallback(() => {
    stop({ state: 'making', done: 0, total: 0 });
    const mine = new AbortController();
    underway.current = mine;
    const told = (next: Work) => {
      if (underway.current === mine) setWork(next);
    };
    desk
      .make({
        signal: mine.signal,
        onProgress: (done, total) => told({ state: 'making', done, total }),
      })
      .then(
        (package_) => {
          if (underway.current !== mine) return;
          setMade(package_);
          told({ state: 'made' });
        },
        (error: unknown) => told({ state: 'failed', sentence: sentenceFor(error) }),
      );
  }, [desk, stop]);

  // Before anybody can press Cancel.
  useLayoutEffect(() => {
    make();
    return () => underway.current?.abort();
  }, [make]);

  const cancel = useCallback(() => stop({ state: 'cancelled' }), [stop]);
  const outdate = useCallback(() => stop({ state: 'changing' }), [stop]);
  return { made, work, make, cancel, outdate };
}

/** What went wrong, and what to do. */
function sentenceFor(error: unknown): string {
  const told = `${(error as Error | undefined)?.name} ${(error as Error | undefined)?.message}`;
  if (/not kept any more/.test(told)) return 'This audit is not kept any more: there is nothing to export.';
  if (/Quota|NotReadable|NO_DEVICE_SPACE|disk/i.test(told))
    return 'There was not enough room on the disk for the package. Make room, then try again.';
  return 'The package could not be made: the background of the extension gave no answer, or was stopped in between. Try again.';
}
