import type { Audit } from '../model/audit.ts';
import type { Report } from '../model/report.ts';
import type { FromUi, Packing } from '../model/ui-message.ts';
import { toBase64 } from '../package/base64.ts';
import type { Audits } from './audits.ts';
import type { Comparisons } from './comparison/comparisons.ts';
import { withDeclared } from './declare.ts';
import type { AuditHistory } from './history.ts';
import type { Lifecycle } from './lifecycle.ts';
import { Refusal } from './lifecycle.ts';
import type { Live } from './live.ts';
import type { OwnVendors } from './own-vendors.ts';
import type { PackingDesk } from './packing.ts';
import type { Pictures } from './pictures/pictures.ts';
import type { tabState } from './tab-state.ts';
import type { Trials } from './try-chat.ts';

export type UiNeeds = {
  audits: Audits;
  lifecycle: Lifecycle;
  live: Live;
  packing: PackingDesk;
  comparisons: Comparisons;
  trials: Trials;
  pictures: Pick<Pictures, 'read'>;
  ownVendors: OwnVendors;
  history: AuditHistory;
  stateOf(tabId: number): ReturnType<typeof tabState>;
  look(tabId: number): Promise<void>;
  setError(tabId: number, sentence: string | null): void;
  /** Who keeps the record: this release, in this browser. */
  keeper(audit: Audit): string;
};
type Handlers = { [T in FromUi['type']]: (message: Extract<FromUi, { type: T }>) => Promise<unknown> };

/**
 * Answers to the popup, panel and CLI. What names a tab is answered with the tab's state, in which the reason of a
 * refused start or comparison stands as `error`; `stop`, `set-declared` and `set-vendors` with null; `report` with the report,
 * `packing` and `observations` with what a package is made of, `picture` with its bytes in base64 or null, `exported` with
 * whether it may leave; `history` with the audits that are kept, what changes them with what came of it or null; `vendors` with
 * the plain list. Rejects with a sentence.
 */
export function createUiHandlers(needs: UiNeeds): (message: FromUi) => Promise<unknown> {
  const { audits, lifecycle, live, packing, comparisons, trials, ownVendors, history, stateOf, setError } =
    needs;

  /** The tab's state after `task`; why it was refused stands in there. */
  const orRefused = async (tabId: number, task: () => Promise<void>) => {
    setError(tabId, null);
    try {
      await task();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      setError(tabId, error.message);
    }
    return stateOf(tabId);
  };

  const kept = async (auditId: string): Promise<Audit> => {
    const audit = await audits.get(auditId);
    if (!audit) throw new Error('This audit is not kept any more.');
    return audit;
  };

  const handlers: Handlers = {
    state: ({ tabId }) => stateOf(tabId),
    'first-look': async ({ tabId }) => {
      await needs.look(tabId);
      return stateOf(tabId);
    },
    start: (message) =>
      orRefused(message.tabId, async () => {
        if (comparisons.isRunning())
          throw new Refusal('A comparison is running. Wait for its end, then start.');
        live.markChanged((await lifecycle.startAudit(message)).id);
      }),
    stop: async ({ auditId }) => {
      for (const tabId of (await audits.get(auditId))?.tabs ?? []) await comparisons.cancel(tabId);
      await lifecycle.stopAudit(auditId);
      live.markChanged(auditId);
      return null;
    },
    'try-chat': ({ tabId, vendor }) => orRefused(tabId, () => trials.begin(tabId, vendor)),
    compare: (message) => orRefused(message.tabId, () => comparisons.start(message)),
    'cancel-comparison': async ({ tabId }) => {
      await comparisons.cancel(tabId);
      return stateOf(tabId);
    },
    report: async ({ auditId }): Promise<Report> => live.reportOf(await kept(auditId)),
    'set-declared': async ({ auditId, declared }) => {
      const changed = await audits.update(auditId, (now) => withDeclared(now, declared, needs.keeper(now)));
      if (!changed) throw new Error('This audit is not kept any more.');
      live.markChanged(auditId);
      return null;
    },
    packing: async ({ auditId }): Promise<Packing> => packing.begin(await kept(auditId)),
    observations: async ({ auditId, from }) => packing.next(auditId, from),
    history: ({ of }) => {
      history.tidyDaily();
      return history.list(of);
    },
    rename: async ({ auditId, name }) => {
      await history.rename(auditId, name);
      return null;
    },
    delete: async ({ auditId }) => ({ undoable: await history.remove(auditId) }),
    'undo-delete': async ({ auditId }) => ({ undone: await history.restore(auditId) }),
    'forget-deleted': async ({ auditId }) => {
      await history.forget(auditId);
      return null;
    },
    'set-retention': async ({ retention }) => {
      await history.setRetention(retention);
      return null;
    },
    exported: ({ auditId, custody }): Promise<boolean> => packing.exported(auditId, custody),
    picture: async ({ auditId, file }): Promise<string | null> => {
      const bytes = await needs.pictures.read(auditId, file);
      return bytes && toBase64(bytes);
    },
    vendors: () => ownVendors.plain(),
    'set-vendors': async ({ vendors }) => {
      await ownVendors.replace(vendors);
      return null;
    },
  };
  return (message) => (handlers[message.type] as (message: FromUi) => Promise<unknown>)(message);
}
