import type { UiState } from '../../model/ui-message.ts';
import type { Chosen } from './history/opened-audit.tsx';

export type Scope = 'all' | 'site';
export type Surface = 'popup' | 'panel';

/** Everything the popup or panel knows. `step` is how far a new audit has been prepared. */
export type Model = {
  tabId: number | null;
  /** Opened by the toolbar button, whose press shows us any page that the browser opens to extensions. */
  pressed: boolean;
  state: UiState | null;
  /** The first look is still on its way. */
  looking: boolean;
  scope: Scope;
  step: 'none' | 'setup' | 'refused' | 'ready';
  /** A message to the background is on its way: buttons rest. */
  busy: boolean;
  /** A comparison was asked for in this window: when it has ended, its result is said. */
  compared: boolean;
  /** An earlier audit, whose report is shown instead of what the tab does. */
  opened: Chosen | null;
  /** A sentence about what went wrong, and what to do. */
  fault: string | null;
};

export const emptyModel: Model = {
  tabId: null,
  pressed: false,
  state: null,
  looking: false,
  scope: 'all',
  step: 'none',
  busy: false,
  compared: false,
  opened: null,
  fault: null,
};

export type ViewName =
  | 'loading'
  | 'error'
  | 'unsupported'
  | 'idle'
  | 'refused'
  | 'ready'
  | 'comparing'
  | 'waiting'
  | 'recording'
  | 'stopped';

/** Which of the views is drawn. */
export const viewName = ({ state, step, fault, pressed, looking }: Model): ViewName => {
  if (state === null) return fault === null ? 'loading' : 'error';
  if (state.comparing !== null) return 'comparing';
  if (state.audit?.state === 'recording') return state.report?.audit.pages.length ? 'recording' : 'waiting';
  if (step === 'none' && state.audit?.state === 'stopped') return 'stopped';
  const keptBack = pressed && !looking && state.url === '';
  if (!state.supported || keptBack) return 'unsupported';
  if (step === 'refused' || step === 'ready') return step;
  return 'idle';
};

/**
 * Host patterns to ask for: every site, or the page's own host (match patterns hold no port). A page whose
 * address the browser keeps back (the panel, before the toolbar button was pressed) can be asked for only
 * with all sites.
 */
export const originsFor = (scope: Scope, pageUrl: string): string[] => {
  if (scope === 'all' || !URL.canParse(pageUrl)) return ['<all_urls>'];
  const { protocol, hostname } = new URL(pageUrl);
  return [`${protocol}//${hostname}/*`];
};

/** Host of a page's address for people to read; the address itself where it has none. */
export const hostOf = (url: string): string => (URL.canParse(url) && new URL(url).hostname) || url;
