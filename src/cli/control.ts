import { setTimeout as delay } from 'node:timers/promises';
import * as z from 'zod/mini';
import type { Declared } from '../model/declared.ts';
import type { Report } from '../model/report.ts';
import {
  type ComparisonProgress,
  comparisonPort,
  exportedSchema,
  type FromUi,
  observationsSchema,
  packingSchema,
  pictureSchema,
  type UiState,
  uiStateSchema,
} from '../model/ui-message.ts';
import type { Keeper } from '../package/gather.ts';
import { readReport } from '../report/read-report.ts';
import { askAgain } from '../ui/app/ask-again.ts';
import { keepComparison } from '../ui/app/keep-comparison.ts';
import type { BrowserHandle, PageHandle } from './browsers/browser.ts';

export type CompareOptions = Omit<Extract<FromUi, { type: 'compare' }>, 'type' | 'tabId'>;

const PROGRESS_EVERY_MS = 1000;

/** The extension's background, asked from one of the extension's own pages. */
export interface Control {
  setVendors(vendors: Extract<FromUi, { type: 'set-vendors' }>['vendors']): Promise<void>;
  /** Opens a blank tab and gives its page and the browser's id for it. */
  openTab(): Promise<{ page: PageHandle; tabId: number }>;
  /** Records in the tab from its next page on; gives the audit's id. */
  start(tabId: number, protect: string[]): Promise<string>;
  /** Keeps what a person declares with the audit. */
  declare(auditId: string, declared: Declared): Promise<void>;
  state(tabId: number): Promise<UiState>;
  /**
   * Makes a comparison in the tab of an audit and resolves when it has ended, however it did: the report tells.
   * Throws with the reason when it is refused.
   */
  compare(
    tabId: number,
    options: CompareOptions,
    onProgress?: (progress: ComparisonProgress) => void,
  ): Promise<void>;
  cancelComparison(tabId: number): Promise<void>;
  /** Has the next clicks on this vendor's chat recorded. Throws with the reason when it is refused. */
  tryChat(tabId: number, vendor: string): Promise<void>;
  stop(auditId: string): Promise<void>;
  report(auditId: string): Promise<Report>;
  /** What the package of an audit is made of. */
  keeper: Keeper;
}

/** Opens the control page. Its methods throw when the background refuses or answers in another shape than agreed. */
export async function openControl(browser: BrowserHandle): Promise<Control> {
  // Turned to a tab that does not exist, the panel draws nothing and so does not load the audited browser.
  const control = await browser.openExtensionPage('panel.html?tab=0');

  const send = async (message: FromUi): Promise<unknown> => {
    // As text: WebDriver BiDi gives an object that stands twice in a reply only once.
    const reply = await askAgain(() =>
      control.evaluate(async (sent): Promise<string> => {
        const answer: unknown = await (globalThis.browser ?? globalThis.chrome).runtime.sendMessage(sent);
        return JSON.stringify(answer ?? null);
      }, message),
    );
    return JSON.parse(reply);
  };
  const tabIds = async (): Promise<number[]> =>
    z.array(z.number()).parse(
      await control.evaluate(async (): Promise<unknown> => {
        const tabs = await (globalThis.browser ?? globalThis.chrome).tabs.query({});
        return tabs.map(({ id }) => id);
      }),
    );

  return {
    setVendors: async (vendors) => void (await send({ type: 'set-vendors', vendors })),
    openTab: async () => {
      const before = await tabIds();
      const page = await browser.newPage();
      const tabId = (await tabIds()).find((id) => !before.includes(id));
      if (tabId === undefined) throw new Error('the browser shows no new tab');
      return { page, tabId };
    },
    start: async (tabId, protect) => {
      const request: FromUi = { type: 'start', tabId, how: 'next', origins: ['<all_urls>'], protect };
      const { audit, error } = uiStateSchema.parse(await send(request));
      if (error !== null) throw new Error(error);
      if (audit?.state !== 'recording') throw new Error('the extension did not begin to record');
      return audit.id;
    },
    declare: async (auditId, declared) => void (await send({ type: 'set-declared', auditId, declared })),
    state: async (tabId) => uiStateSchema.parse(await send({ type: 'state', tabId })),
    compare: async (tabId, options, onProgress) => {
      const message = { type: 'compare', tabId, ...options } as const;
      const begun = await control.evaluate(keepComparison, { message, port: comparisonPort });
      let { comparing, error } = uiStateSchema.parse(JSON.parse(begun));
      if (comparing === null && error !== null) throw new Error(error);
      while (comparing !== null) {
        onProgress?.(comparing);
        await delay(PROGRESS_EVERY_MS);
        ({ comparing, error } = uiStateSchema.parse(await send({ type: 'state', tabId })));
      }
    },
    cancelComparison: async (tabId) => void (await send({ type: 'cancel-comparison', tabId })),
    tryChat: async (tabId, vendor) => {
      const { error } = uiStateSchema.parse(await send({ type: 'try-chat', tabId, vendor }));
      if (error !== null) throw new Error(error);
    },
    stop: async (auditId) => void (await send({ type: 'stop', auditId })),
    report: async (auditId) => readReport(await send({ type: 'report', auditId })),
    keeper: {
      packing: async (auditId) => packingSchema.parse(await send({ type: 'packing', auditId })),
      observations: async (auditId, from) =>
        observationsSchema.parse(await send({ type: 'observations', auditId, from })),
      exported: async (auditId, custody) =>
        exportedSchema.parse(await send({ type: 'exported', auditId, custody: [...custody] })),
      picture: async (auditId, file) => pictureSchema.parse(await send({ type: 'picture', auditId, file })),
    },
  };
}
