import { backForwardCache } from './back-forward-cache.ts';
import { closedShadowRootHidden, closedShadowRootRemoved } from './closed-shadow-root.ts';
import { crossOriginFrame } from './cross-origin-frame.ts';
import { errorMonitor } from './error-monitor.ts';
import { plainHttp } from './plain-http.ts';
import { popOutWindow } from './pop-out-window.ts';
import { prerender } from './prerender.ts';
import { pushState } from './push-state.ts';
import type { Scenario } from './scenario.ts';
import { serviceWorker } from './service-worker.ts';

export const scenarios: Scenario[] = [
  plainHttp,
  pushState,
  backForwardCache,
  prerender,
  popOutWindow,
  crossOriginFrame,
  closedShadowRootRemoved,
  closedShadowRootHidden,
  errorMonitor,
  // Last: its worker stays in the browser that the scenarios share.
  serviceWorker,
];
