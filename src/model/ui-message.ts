import * as z from 'zod/mini';
import { recordedAuditSchema } from './audit.ts';
import { custodyEntrySchema } from './custody.ts';
import { declaredSchema } from './declared.ts';
import { auditNameSchema, retentionSchema } from './history.ts';
import { observationSchema } from './observation.ts';
import { pictureFileSchema } from './picture.ts';
import { reportSchema } from './report.ts';
import { vendorSchema } from './vendor.ts';
import { userVendorSchema } from './vendor-file.ts';

/** Between the interface (popup, panel, CLI) and the background: one union per direction. Every receiver parses. */
const text = (max: number) => z.string().check(z.maxLength(max));

/** Popup, panel or CLI → background. `tabId` is the tab that is looked at. */
export const fromUiSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('state'), tabId: z.number() }),
  z.strictObject({ type: z.literal('first-look'), tabId: z.number() }),
  z.strictObject({
    type: z.literal('start'),
    tabId: z.number(),
    /** `reload`: load the page again and record; `next`: record from the next page on. */
    how: z.enum(['reload', 'next']),
    origins: z.array(text(300)),
    protect: z.array(text(64)),
  }),
  z.strictObject({ type: z.literal('stop'), auditId: text(64) }),
  /** Watch for what the visitor's click on this vendor's chat starts. */
  z.strictObject({ type: z.literal('try-chat'), tabId: z.number(), vendor: text(64) }),
  /**
   * Load the tab's page again and again, with and without what `blocked` names (a script's address or a host; null:
   * only measure times). Goes on as long as the sender holds a port named `comparisonPort` open.
   */
  z.strictObject({
    type: z.literal('compare'),
    tabId: z.number(),
    vendor: text(64),
    blocked: z.nullable(text(4096)),
    loadsPerArm: z.int().check(z.minimum(1), z.maximum(500)),
    settleMs: z.int().check(z.minimum(200), z.maximum(60_000)),
  }),
  z.strictObject({ type: z.literal('cancel-comparison'), tabId: z.number() }),
  z.strictObject({ type: z.literal('report'), auditId: text(64) }),
  /** Replaces what a person declared as a whole. */
  z.strictObject({ type: z.literal('set-declared'), auditId: text(64), declared: declaredSchema }),
  /** All that the package of an audit is made of; its observations come in pieces. */
  z.strictObject({ type: z.literal('packing'), auditId: text(64) }),
  /** The next observations of the audit that was last asked for, in the order of the chain. */
  z.strictObject({
    type: z.literal('observations'),
    auditId: text(64),
    from: z.int().check(z.nonnegative()),
  }),
  /** The audits that are kept: of the site of this address, or all. */
  z.strictObject({ type: z.literal('history'), of: z.nullable(text(4096)) }),
  z.strictObject({ type: z.literal('rename'), auditId: text(64), name: auditNameSchema }),
  z.strictObject({ type: z.literal('delete'), auditId: text(64) }),
  z.strictObject({ type: z.literal('undo-delete'), auditId: text(64) }),
  /** What is told of a deleted audit goes as well; null: of all. */
  z.strictObject({ type: z.literal('forget-deleted'), auditId: z.nullable(text(64)) }),
  z.strictObject({ type: z.literal('set-retention'), retention: retentionSchema }),
  /** A package with this custody log is about to leave: its last entry, which was made as it was packed, becomes the record's. */
  z.strictObject({
    type: z.literal('exported'),
    auditId: text(64),
    custody: z.array(custodyEntrySchema).check(z.minLength(1), z.maxLength(1000)),
  }),
  /** A picture that the record tells of. */
  z.strictObject({ type: z.literal('picture'), auditId: text(64), file: pictureFileSchema }),
  z.strictObject({ type: z.literal('vendors') }),
  z.strictObject({ type: z.literal('set-vendors'), vendors: z.array(userVendorSchema) }),
]);
export type FromUi = z.infer<typeof fromUiSchema>;

/** Name of the port that popup, panel or CLI hold open while they want a comparison to go on. */
export const comparisonPort = 'comparison';

/** A comparison under way. */
const comparisonProgressSchema = z.strictObject({
  vendor: z.string(),
  blocked: z.nullable(z.string()),
  /** Loads made and loads to make. */
  done: z.number(),
  total: z.number(),
});
export type ComparisonProgress = z.infer<typeof comparisonProgressSchema>;

/** What the popup and panel draw. */
export const uiStateSchema = z.strictObject({
  tabId: z.number(),
  url: z.string(),
  /** Whether the browser lets extensions look at this page at all. */
  supported: z.boolean(),
  /** The page is known to be the answer to a form (POST): it is never loaded again for a recording. */
  fromPost: z.boolean(),
  audit: z.nullable(z.strictObject({ id: z.string(), state: z.enum(['looked', 'recording', 'stopped']) })),
  report: z.nullable(reportSchema),
  comparing: z.nullable(comparisonProgressSchema),
  /** The vendor whose chat the person is asked to click now. */
  trying: z.nullable(z.string()),
  /** The browser has no more room for records. */
  storageFull: z.boolean(),
  error: z.nullable(z.string()),
});
export type UiState = z.infer<typeof uiStateSchema>;

/** Background → popup and panel, pushed when the record grew. */
export const toUiSchema = z.strictObject({ type: z.literal('changed'), tabId: z.number() });

/** The answer to `delete` and `undo-delete`: whether a deletion can be undone, and whether it was. */
export const undoableSchema = z.strictObject({ undoable: z.boolean() });
export const undoneSchema = z.strictObject({ undone: z.boolean() });

/** The answer to `packing`: the report as it stands now, and what it was built from. */
export const packingSchema = z.strictObject({
  report: reportSchema,
  audit: recordedAuditSchema,
  vendors: z.array(vendorSchema()),
  /** The findings as SARIF, made where the detectors are: their words are in it. */
  findings: z.string(),
  /** How many observations there are to ask for. */
  observations: z.int().check(z.nonnegative()),
});
export type Packing = z.infer<typeof packingSchema>;

/** The answer to `exported`: false where the record was edited or exported since, so that the package is not its latest form. */
export const exportedSchema = z.boolean();

/** The answer to `observations`: none behind the last. */
export const observationsSchema = z.array(observationSchema);

/** The answer to `picture`: a PNG file in base64; null where it is not kept. */
export const pictureSchema = z.nullable(z.base64());
