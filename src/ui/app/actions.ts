import type { Report } from '../../model/report.ts';
import { browser } from '../../platform/browser.ts';
import { openSidePanel, sidePanelName } from '../../platform/side-panel.ts';
import {
  askReport,
  type CompareRequest,
  cancelComparison,
  startAudit,
  startComparison,
  stopAudit,
  tryChat,
} from './background.ts';
import {
  csvDownload,
  type Download,
  downloadFile,
  htmlDownload,
  jsonDownload,
  openExportPage,
} from './export.ts';
import type { Chosen } from './history/opened-audit.tsx';
import { type Model, originsFor, type Scope } from './model.ts';
import { refresh } from './session.ts';
import type { Store } from './store.ts';

export type Actions = ReturnType<typeof actionsFor>;

/** What the person can do. Each ends in a new state or in a sentence that says what to do. */
export const actionsFor = (store: Store<Model>) => {
  const attempt = async (task: () => Promise<void>, fault: string): Promise<void> => {
    store.set({ busy: true, fault: null });
    try {
      await task();
      await refresh(store);
    } catch {
      store.set({ fault });
    } finally {
      store.set({ busy: false });
    }
  };

  const chosenOrigins = (): string[] => originsFor(store.get().scope, store.get().state?.url ?? '');

  const exportAs = (make: (report: Report) => Download | Promise<Download>) => {
    const auditId = store.get().state?.audit?.id;
    if (auditId === undefined) return;
    void attempt(
      async () => downloadFile(await make(await askReport(auditId))),
      'The report could not be exported. Try again.',
    );
  };

  return {
    choose: (scope: Scope) => store.set({ scope, step: store.get().step === 'none' ? 'none' : 'setup' }),
    /** Must be called directly by a click: both browsers ask only while a click is being handled. */
    requestPermission: () => {
      void attempt(async () => {
        const granted = await browser.permissions.request({ origins: chosenOrigins() });
        store.set({ step: granted ? 'ready' : 'refused' });
      }, 'The browser did not ask for permission. Click Audit this site again.');
    },
    start: (how: 'reload' | 'next') => {
      const { tabId } = store.get();
      if (tabId === null) return;
      void attempt(async () => {
        const state = await startAudit(tabId, how, chosenOrigins());
        if (state.audit?.state === 'recording') store.set({ step: 'none' });
      }, 'Recording could not be started. Check that the page is still open, then try again.');
    },
    stop: () => {
      const auditId = store.get().state?.audit?.id;
      if (auditId === undefined) return;
      void attempt(() => stopAudit(auditId), 'Recording could not be stopped. Try again.');
    },
    tryChat: (vendor: string) => {
      const { tabId } = store.get();
      if (tabId === null) return;
      void attempt(
        () => tryChat(tabId, vendor),
        'The chat could not be watched. Check that the page is still open, then try again.',
      );
    },
    newAudit: () => store.set({ step: 'setup', compared: false }),
    openEarlier: (opened: Chosen) => store.set({ opened }),
    closeEarlier: () => store.set({ opened: null }),
    exportPackage: () => {
      const auditId = store.get().state?.audit?.id;
      if (auditId === undefined) return;
      void attempt(() => openExportPage(auditId), 'The page for the export could not be opened. Try again.');
    },
    exportJson: () => exportAs(jsonDownload),
    exportHtml: () => exportAs(htmlDownload),
    exportCsv: () => exportAs(csvDownload),
    /** The person has read how many loads this makes. */
    compare: (wanted: Omit<CompareRequest, 'type' | 'tabId'>) => {
      const { tabId } = store.get();
      if (tabId === null) return;
      void attempt(async () => {
        const { comparing } = await startComparison({ type: 'compare', tabId, ...wanted });
        store.set({ compared: comparing !== null });
      }, 'The comparison could not be started. Check that the page is still open, then try again.');
    },
    cancelComparison: () => {
      const { tabId } = store.get();
      if (tabId === null) return;
      void attempt(
        () => cancelComparison(tabId),
        'The comparison could not be cancelled. Close this window: that cancels it as well.',
      );
    },
    /** Must be called directly by a click. The popup makes room once the panel is there. */
    openPanel: () => {
      const { tabId } = store.get();
      if (tabId === null) return;
      void attempt(
        () => openSidePanel(tabId).then(() => window.close()),
        `The ${sidePanelName} could not be opened. Open it from the browser’s own ${sidePanelName} menu.`,
      );
    },
    refresh: () => void refresh(store),
    retry: () => {
      store.set({ fault: null });
      void refresh(store);
    },
  };
};
