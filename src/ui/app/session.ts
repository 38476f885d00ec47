import { toUiSchema } from '../../model/ui-message.ts';
import { browser } from '../../platform/browser.ts';
import { askState, lookNow } from './background.ts';
import { emptyModel, type Model, type Surface } from './model.ts';
import type { Store } from './store.ts';
import { throttle } from './throttle.ts';

/** At most about three drawings a second: more cannot be read. */
const refreshIntervalMs = 340;

const noAnswer = 'The extension did not answer. Close this window, open it again, and try once more.';

const fixedTab = (): number | null => {
  const given = new URLSearchParams(location.search).get('tab');
  return given !== null && /^\d+$/.test(given) ? Number(given) : null;
};

const activeTab = async (): Promise<number | null> => {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab?.id ?? null;
};

/** Asks the background for the tab's state and keeps it; an answer for a tab left meanwhile is dropped. */
export const refresh = async (store: Store<Model>): Promise<void> => {
  const { tabId } = store.get();
  if (tabId === null) return;
  try {
    const state = await askState(tabId);
    if (store.get().tabId !== tabId) return;
    // What went wrong with an action stays said until the next action.
    store.set(store.get().fault === noAnswer ? { state, fault: null } : { state });
  } catch {
    if (store.get().tabId === tabId) store.set({ fault: noAnswer });
  }
};

/** Turns to a tab: first look and state are asked together, so that a slow page delays neither. */
const lookAt = async (store: Store<Model>, tabId: number | null): Promise<void> => {
  const { scope, pressed } = store.get();
  store.set({ ...emptyModel, scope, pressed, tabId, looking: tabId !== null });
  if (tabId === null) {
    store.set({ fault: 'No tab to look at. Open a web page, then open Widget Witness again.' });
    return;
  }
  // A page that cannot be looked at is told by the state, which follows.
  const look = lookNow(tabId).catch(() => undefined);
  await refresh(store);
  await look;
  if (store.get().tabId !== tabId) return;
  store.set({ looking: false });
  await refresh(store);
};

/**
 * Connects the store with the background: follows the tab given by `?tab=`, else the active tab of this
 * window, and keeps up with its record. Returns what ends it.
 */
export const openSession = (store: Store<Model>, surface: Surface): (() => void) => {
  const fixed = fixedTab();
  store.set({ pressed: surface === 'popup' && fixed === null });
  const refreshSoon = throttle(() => void refresh(store), refreshIntervalMs);
  const follow = async () => {
    const tabId = fixed ?? (await activeTab());
    if (tabId !== store.get().tabId || tabId === null) await lookAt(store, tabId);
  };
  const onMessage = (message: unknown): undefined => {
    const parsed = toUiSchema.safeParse(message);
    if (parsed.success && parsed.data.tabId === store.get().tabId) refreshSoon();
  };
  const onUpdated = (tabId: number) => {
    if (tabId === store.get().tabId) refreshSoon();
  };
  const onActivated = () => void follow();

  browser.runtime.onMessage.addListener(onMessage);
  browser.tabs.onUpdated.addListener(onUpdated);
  if (fixed === null) browser.tabs.onActivated.addListener(onActivated);
  void follow();
  return () => {
    browser.runtime.onMessage.removeListener(onMessage);
    browser.tabs.onUpdated.removeListener(onUpdated);
    browser.tabs.onActivated.removeListener(onActivated);
  };
};
