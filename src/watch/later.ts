/**
 * Runs something once, later; returns how to give that up. The timers of a content script have numbers among the page's
 * own, so that a script which clears all that there are clears these too (both engines): this one has no number.
 */
export function later(run: () => void, delayMs: number): () => void {
  const signal = AbortSignal.timeout(delayMs);
  signal.addEventListener('abort', run);
  return () => signal.removeEventListener('abort', run);
}

/** With the next frame; a tab that is not shown draws none, and a page may cancel it. */
export function nextFrame(run: () => void, withinMs: number): void {
  either(run, withinMs, requestAnimationFrame);
}

/** When the page is idle, which a page may cancel too. */
export function whenIdle(run: () => void, withinMs: number): void {
  either(run, withinMs, requestIdleCallback);
}

function either(run: () => void, withinMs: number, ask: (callback: () => void) => void): void {
  let isRun = false;
  const once = () => {
    if (isRun) return;
    isRun = true;
    giveUp();
    run();
  };
  const giveUp = later(once, withinMs);
  ask(once);
}

/** After the document's load event, or at once where that has been. */
export function whenLoaded(run: () => void): void {
  if (document.readyState === 'complete') run();
  else addEventListener('load', run, { once: true });
}
