import { thisMoment } from './moment.ts';

/**
 * Where in the page's life this moment is: `afterLoadMs` since its load event (absent before it), `afterInput` when
 * the visitor has clicked or typed (HTML, user activation; movements and scrolling do not count).
 */
export function lateness(): { afterLoadMs?: number; afterInput?: boolean } {
  const { nowMs } = thisMoment();
  const loadedMs = document.readyState === 'complete' ? loadEventMs() : 0;
  return {
    ...(loadedMs > 0 && nowMs >= loadedMs ? { afterLoadMs: Math.round(nowMs - loadedMs) } : {}),
    ...(navigator.userActivation?.hasBeenActive ? { afterInput: true } : {}),
  };
}

function loadEventMs(): number {
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  return navigation?.loadEventStart ?? 0;
}
