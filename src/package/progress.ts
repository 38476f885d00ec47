import type { Progress } from '../model/verification.ts';

/** So often one stage is told of at most. */
const steps = 200;

/** To be told of bytes as they are read; tells of steps. */
export function gauge(
  stage: Progress['stage'],
  totalBytes: number,
  tell: (progress: Progress) => void,
): (bytes: number) => void {
  let read = 0;
  let told = -1;
  return (bytes) => {
    read += bytes;
    const step = Math.floor((steps * Math.min(read, totalBytes)) / Math.max(1, totalBytes));
    if (step === told) return;
    told = step;
    tell({ stage, part: step / steps });
  };
}
