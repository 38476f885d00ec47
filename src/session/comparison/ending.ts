import type { FactOf } from '../../model/observation.ts';

type Course = Extract<FactOf<'comparison'>['course'], { event: 'ended' }>;

/** How a comparison ends before its last load; the message is the record's sentence about it. */
export class Ended extends Error {
  constructor(
    readonly how: Exclude<Course['how'], 'completed'>,
    detail: string,
    /** The tab is on its way to another page, which loading this one again would stop. */
    readonly goesElsewhere = false,
  ) {
    super(detail);
  }
}

/** Resolves as `work` does, unless the comparison ends before: then rejects with what the signal was aborted with. */
export function unlessEnded<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const end = () => reject(signal.reason);
    if (signal.aborted) end();
    signal.addEventListener('abort', end, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', end));
  });
}

/** Resolves after `ms`, unless the comparison ends before. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return unlessEnded(new Promise((resolve) => setTimeout(resolve, ms)), signal);
}
