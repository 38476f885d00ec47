import * as z from 'zod/mini';
import { type factSchema, stampSchema } from './observation.ts';
import { reportSchema } from './report.ts';
import { userVendorSchema, vendorSchema } from './vendor.ts';

/** One union per direction of travel. Every receiver parses; what does not fit is dropped and counted. */
const text = (max: number) => z.string().check(z.maxLength(max));

/** Content script → background. */
export const fromContentSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('hello'),
    document: text(64),
    url: text(4096),
    top: z.boolean(),
    prerender: z.boolean(),
  }),
  z.strictObject({
    type: z.literal('record'),
    document: text(64),
    /** Whole observations are parsed one by one, so that one bad fact costs only itself. */
    batch: z.array(z.extend(stampSchema, { url: text(4096), fact: z.unknown() })).check(z.maxLength(1000)),
  }),
]);
export type FromContent = z.infer<typeof fromContentSchema>;
export type BatchItem = z.infer<typeof stampSchema> & { url: string; fact: z.infer<typeof factSchema> };

/** In the session's memory, before a random id: a `record` message of a document that went away. */
export const handedOverPrefix = 'handed-over:';

/** In the extension's local memory: the person's own vendors, so that a page need not wait for a background that was stopped. */
export const ownVendorsKey = 'own-vendors';
export const ownVendorsSchema = z.array(vendorSchema);

/** Background's answer to `hello`: stay and watch, or restore the page and leave. */
export const helloReplySchema = z.discriminatedUnion('audited', [
  z.strictObject({ audited: z.literal(false) }),
  z.strictObject({
    audited: z.literal(true),
    audit: z.string(),
    /** The person's own vendors; the built-in ones are in the content script already. */
    vendors: ownVendorsSchema,
  }),
]);
export type HelloReply = z.infer<typeof helloReplySchema>;

/** Background's answer to `record`: everything up to and including this number is stored. */
export const recordReplySchema = z.strictObject({ ackedSeq: z.number(), audited: z.boolean() });
export type RecordReply = z.infer<typeof recordReplySchema>;

/** Background → content script. `leave`: send what is held, restore the page and leave; answered when done. */
export const toContentSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('leave') }),
  /** Record the visitor's next click on this vendor's chat. */
  z.strictObject({ type: z.literal('trial'), vendor: text(64) }),
]);

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
  error: z.nullable(z.string()),
});
export type UiState = z.infer<typeof uiStateSchema>;

/** Background → popup and panel, pushed when the record grew. */
export const toUiSchema = z.strictObject({ type: z.literal('changed'), tabId: z.number() });
