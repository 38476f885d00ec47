import { pollUntil } from './poll.ts';

interface Evaluates {
  evaluate<Result, Arg>(fn: (arg: Arg) => Result | Promise<Result>, arg: Arg): Promise<Result>;
}

/**
 * Moves by `steps` in the tab's history and waits for another, complete document or address. Both drivers' own
 * commands wait for a navigation event that a restoration from the back-forward cache does not bring.
 */
export async function travel(page: Evaluates, steps: 1 | -1, timeoutMs = 10_000): Promise<void> {
  const arrived = await watchForDocument(page);
  // In a task of its own, so that this very call is answered before the document goes away.
  await page.evaluate((by) => void setTimeout(() => history.go(by)), steps);
  await pollUntil(arrived, timeoutMs, `a step of ${steps} in the history`);
}

/** Tells, whenever asked, whether the tab now shows another web page, or address in it, completely loaded. */
export async function watchForDocument(page: Evaluates): Promise<() => Promise<boolean>> {
  const before = await whatIsShown(page);
  return async () => {
    const now = await whatIsShown(page);
    const isAnother = now.madeAt !== before.madeAt || now.href !== before.href;
    return isAnother && now.state === 'complete' && !now.href.startsWith('about:');
  };
}

function whatIsShown(page: Evaluates) {
  const read = () => ({
    madeAt: performance.timeOrigin,
    href: location.href,
    state: document.readyState,
  });
  return page.evaluate(read, undefined);
}
