import type { Progress, Verification } from '../../model/verification.ts';

/** What the worker is asked, and what it says. */
export type Order = { file: Blob; key: string | null };
export type Word =
  | { what: 'progress'; progress: Progress }
  | { what: 'verified'; verification: Verification }
  | { what: 'failed' };

/** Looks at a package in a worker, so that the page can be used meanwhile. Rejects where it fails, and once it is aborted. */
export function verifyAside(
  order: Order,
  tellProgress: (progress: Progress) => void,
  signal: AbortSignal,
): Promise<Verification> {
  const worker = new Worker('verify-worker.js');
  const asked = new Promise<Verification>((resolve, reject) => {
    worker.addEventListener('message', ({ data }: MessageEvent<Word>) => {
      if (data.what === 'progress') tellProgress(data.progress);
      else if (data.what === 'verified') resolve(data.verification);
      else reject(new Error('the package could not be looked at'));
    });
    worker.addEventListener('error', () => reject(new Error('the worker failed')));
    signal.addEventListener('abort', () => reject(new Error('stopped')));
    worker.postMessage(order);
  });
  return asked.finally(() => worker.terminate());
}
