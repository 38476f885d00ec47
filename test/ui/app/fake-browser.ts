import type { History } from '../../../src/model/history.ts';
import type { FromUi, UiState } from '../../../src/model/ui-message.ts';
import { sampleReport } from '../../samples/report.ts';

type Listener = (...args: never[]) => unknown;

const event = () => {
  const listeners = new Set<Listener>();
  return {
    addListener: (listener: Listener) => void listeners.add(listener),
    removeListener: (listener: Listener) => void listeners.delete(listener),
    fire: (...args: unknown[]) => {
      for (const listener of listeners) listener(...(args as never[]));
    },
    size: () => listeners.size,
  };
};

const state: UiState = {
  tabId: 7,
  url: 'https://shop.example:8443/products/kettle',
  supported: true,
  fromPost: false,
  audit: null,
  report: null,
  comparing: null,
  trying: null,
  storageFull: false,
  error: null,
};

/** A browser whose background answers from `state`, `vendors` and `history` and keeps what it was told. */
export const fakeBrowser = () => {
  const fake = {
    state: { ...state },
    vendors: [] as unknown[],
    history: { audits: [], older: 0, deleted: [], retention: 90 } as History,
    undoable: true,
    undone: true,
    granted: true,
    answers: true,
    activeTab: 7 as number | undefined,
    told: [] as FromUi[],
    asked: [] as string[][],
    /** Addresses of tabs that were opened. */
    opened: [] as string[],
    runtime: {
      onMessage: event(),
      getURL: (path: string) => `moz-extension://ours/${path}`,
      sendMessage: async (message: FromUi): Promise<unknown> => {
        fake.told.push(message);
        if (!fake.answers) throw new Error('no receiver');
        if (message.type === 'start' && fake.state.error === null) {
          fake.state.audit = { id: 'a-4f21', state: 'recording' };
        }
        if ('tabId' in message) return { ...fake.state, tabId: message.tabId };
        if (message.type === 'report') return sampleReport;
        if (message.type === 'picture') return btoa('picture');
        if (message.type === 'vendors') return fake.vendors;
        if (message.type === 'history') return fake.history;
        if (message.type === 'delete') return { undoable: fake.undoable };
        if (message.type === 'undo-delete') return { undone: fake.undone };
        return undefined;
      },
    },
    tabs: {
      onUpdated: event(),
      onActivated: event(),
      create: async ({ url }: { url: string }) => void fake.opened.push(url),
      query: async () => (fake.activeTab === undefined ? [] : [{ id: fake.activeTab }]),
    },
    permissions: {
      request: async ({ origins }: { origins: string[] }) => {
        fake.asked.push(origins);
        return fake.granted;
      },
    },
    sidebarAction: { open: async () => undefined },
    types: () => fake.told.map((message) => message.type),
  };
  return fake;
};

/** The browser that the code under test is given in place of the real one. */
export const held = { browser: fakeBrowser() };
