import type { FromUi } from '../model/message.ts';
import type { Report } from '../model/report.ts';
import type { Audits } from './audits.ts';
import type { Lifecycle } from './lifecycle.ts';
import { Refusal } from './lifecycle.ts';
import type { Live } from './live.ts';
import type { OwnVendors } from './own-vendors.ts';
import type { tabState } from './tab-state.ts';

export type UiNeeds = {
  audits: Audits;
  lifecycle: Lifecycle;
  live: Live;
  ownVendors: OwnVendors;
  stateOf(tabId: number): ReturnType<typeof tabState>;
  look(tabId: number): Promise<void>;
  setError(tabId: number, sentence: string | null): void;
};
type Handlers = { [T in FromUi['type']]: (message: Extract<FromUi, { type: T }>) => Promise<unknown> };

/**
 * Answers to the popup, panel and CLI. `state`, `first-look` and `start` answer with the tab's state, in which a
 * refused start stands as `error`; `stop` and `set-vendors` with null; `report` with the report; `vendors` with
 * the plain list. Rejects with a sentence.
 */
export function createUiHandlers(needs: UiNeeds): (message: FromUi) => Promise<unknown> {
  const { audits, lifecycle, live, ownVendors, stateOf, setError } = needs;

  const handlers: Handlers = {
    state: ({ tabId }) => stateOf(tabId),
    'first-look': async ({ tabId }) => {
      await needs.look(tabId);
      return stateOf(tabId);
    },
    start: async (message) => {
      setError(message.tabId, null);
      try {
        live.markChanged((await lifecycle.startAudit(message)).id);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        setError(message.tabId, error.message);
      }
      return stateOf(message.tabId);
    },
    stop: async ({ auditId }) => {
      await lifecycle.stopAudit(auditId);
      live.markChanged(auditId);
      return null;
    },
    'try-chat': ({ tabId }) => stateOf(tabId),
    compare: ({ tabId }) => stateOf(tabId),
    'cancel-comparison': ({ tabId }) => stateOf(tabId),
    report: async ({ auditId }): Promise<Report> => {
      const audit = await audits.get(auditId);
      if (!audit) throw new Error('This audit is not kept any more.');
      return live.reportOf(audit);
    },
    vendors: () => ownVendors.plain(),
    'set-vendors': async ({ vendors }) => {
      await ownVendors.replace(vendors);
      return null;
    },
  };
  return (message) => (handlers[message.type] as (message: FromUi) => Promise<unknown>)(message);
}
