/**
 * Runs something once, later; returns how to give that up. No page that patches its timers can delay it. The timers of a content script have numbers among the page's own,
 * so that a script which clears all that there are clears these too (both engines): this one has no number.
 */
export function later(run: () => void, delayMs: number): () => void {
  const signal = AbortSignal.timeout(delayMs);
  signal.addEventListener('abort', run);
  return () => signal.removeEventListener('abort', run);
}
