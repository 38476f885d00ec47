import { setTimeout as delay } from 'node:timers/promises';

const INTERVAL_MS = 50;

/**
 * Calls `read` until it gives something truthy. A throw counts as "not yet", since a page that navigates rejects
 * what is asked of it; the last one is the cause of the error after `timeoutMs`.
 */
export async function pollUntil<Result>(
  read: () => Promise<Result>,
  timeoutMs: number,
  what: string,
): Promise<Result> {
  const deadline = performance.now() + timeoutMs;
  let cause: unknown;
  while (performance.now() < deadline) {
    try {
      const result = await withDeadline(read(), deadline);
      if (result) return result;
    } catch (error) {
      cause = error;
    }
    await delay(INTERVAL_MS);
  }
  throw new Error(`Waited ${timeoutMs} ms in vain for ${what}`, { cause });
}

async function withDeadline<Result>(reading: Promise<Result>, deadline: number): Promise<Result> {
  const cancel = new AbortController();
  const remainingMs = Math.max(0, deadline - performance.now());
  const late = delay(remainingMs, undefined, { signal: cancel.signal }).then(() => {
    throw new Error('no answer from the page');
  });
  try {
    return await Promise.race([reading, late]);
  } finally {
    cancel.abort();
    late.catch(() => undefined);
  }
}
