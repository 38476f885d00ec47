/**
 * Where in the page's life this moment is: `afterLoadMs` since its load event (absent before it), `afterInput` when
 * the visitor has clicked or typed (HTML, user activation; movements and scrolling do not count).
 */
export function lateness(): { afterLoadMs?: number; afterInput?: boolean } {
  const loadedMs = document.readyState === 'complete' ? loadEventMs() : 0;
  return {
    ...(loadedMs > 0 ? { afterLoadMs: Math.max(0, Math.round(performance.now() - loadedMs)) } : {}),
    ...(navigator.userActivation?.hasBeenActive ? { afterInput: true } : {}),
  };
}

function loadEventMs(): number {
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  return navigation?.loadEventStart ?? 0;
}
