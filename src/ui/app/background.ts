import * as z from 'zod/mini';
import { type History, historySchema, type Retention } from '../../model/history.ts';
import type { Report } from '../../model/report.ts';
import {
  comparisonPort,
  type FromUi,
  observationsSchema,
  packingSchema,
  type UiState,
  uiStateSchema,
  undoableSchema,
  undoneSchema,
} from '../../model/ui-message.ts';
import { userVendorSchema } from '../../model/vendor-file.ts';
import type { Keeper } from '../../package/gather.ts';
import { browser } from '../../platform/browser.ts';
import { readReport } from '../../report/read-report.ts';
import type { UserVendor } from '../../vendors/user.ts';
import { askAgain } from './ask-again.ts';
import { keepComparison } from './keep-comparison.ts';

const send = (message: FromUi): Promise<unknown> => askAgain(() => browser.runtime.sendMessage(message));

/** What is to be drawn for a tab. Throws when the background does not answer in the agreed shape. */
export const askState = async (tabId: number): Promise<UiState> =>
  uiStateSchema.parse(await send({ type: 'state', tabId }));

/** Records what can be seen in the tab at this moment, before any prompt or reload. */
export const lookNow = async (tabId: number): Promise<void> => {
  await send({ type: 'first-look', tabId });
};

/** Starts an audit. A start that was refused stands in the answer's `error`. */
export const startAudit = async (
  tabId: number,
  how: 'reload' | 'next',
  origins: string[],
): Promise<UiState> => uiStateSchema.parse(await send({ type: 'start', tabId, how, origins, protect: [] }));

export const stopAudit = async (auditId: string): Promise<void> => {
  await send({ type: 'stop', auditId });
};

/** Watches what the person's click on this vendor's chat starts. A refusal stands in the answer's `error`. */
export const tryChat = async (tabId: number, vendor: string): Promise<void> => {
  await send({ type: 'try-chat', tabId, vendor });
};

export type CompareRequest = Extract<FromUi, { type: 'compare' }>;

/** Begins a comparison, which goes on as long as this window is open. A refusal stands in the answer's `error`. */
export const startComparison = async (message: CompareRequest): Promise<UiState> =>
  uiStateSchema.parse(JSON.parse(await keepComparison({ message, port: comparisonPort })));

export const cancelComparison = async (tabId: number): Promise<void> => {
  await send({ type: 'cancel-comparison', tabId });
};

/** The whole report of an audit, for export. */
export const askReport = async (auditId: string): Promise<Report> =>
  readReport(await send({ type: 'report', auditId }));

/** What the package of an audit is made of. */
export const keeper: Keeper = {
  packing: async (auditId) => packingSchema.parse(await send({ type: 'packing', auditId })),
  observations: async (auditId, from) =>
    observationsSchema.parse(await send({ type: 'observations', auditId, from })),
};

/** The audits that are kept: of the site of an address, or all. */
export const askHistory = async (of: string | null): Promise<History> =>
  historySchema.parse(await send({ type: 'history', of: of?.slice(0, 4_096) ?? null }));

/** An empty name takes the name away. */
export const renameAudit = async (auditId: string, name: string): Promise<void> => {
  await send({ type: 'rename', auditId, name });
};

/** Whether it can be undone. */
export const deleteAudit = async (auditId: string): Promise<boolean> =>
  undoableSchema.parse(await send({ type: 'delete', auditId })).undoable;

/** Whether it was not too late. */
export const undoDelete = async (auditId: string): Promise<boolean> =>
  undoneSchema.parse(await send({ type: 'undo-delete', auditId })).undone;

/** Removes what is told of a deleted audit; null: of all. */
export const forgetDeleted = async (auditId: string | null): Promise<void> => {
  await send({ type: 'forget-deleted', auditId });
};

export const saveRetention = async (retention: Retention): Promise<void> => {
  await send({ type: 'set-retention', retention });
};

/** The person's own vendors. */
export const askVendors = async (): Promise<UserVendor[]> =>
  z.array(userVendorSchema).parse(await send({ type: 'vendors' }));

/** Replaces the person's own vendors as a whole. */
export const saveVendors = async (vendors: UserVendor[]): Promise<void> => {
  await send({ type: 'set-vendors', vendors });
};
