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

/** Background's answer to `hello`: stay and watch, or restore the page and leave. */
export const helloReplySchema = z.discriminatedUnion('audited', [
  z.strictObject({ audited: z.literal(false) }),
  z.strictObject({
    audited: z.literal(true),
    audit: z.string(),
    /** The person's own vendors; the built-in ones are in the content script already. */
    vendors: z.array(vendorSchema),
  }),
]);
export type HelloReply = z.infer<typeof helloReplySchema>;

/** Background's answer to `record`: everything up to and including this number is stored. */
export const recordReplySchema = z.strictObject({ ackedSeq: z.number(), audited: z.boolean() });
export type RecordReply = z.infer<typeof recordReplySchema>;

/** Background → content script: send what is held, restore the page and leave. Answered when done. */
export const toContentSchema = z.strictObject({ type: z.literal('leave') });

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
  z.strictObject({ type: z.literal('report'), auditId: text(64) }),
  z.strictObject({ type: z.literal('vendors') }),
  z.strictObject({ type: z.literal('set-vendors'), vendors: z.array(userVendorSchema) }),
]);
export type FromUi = z.infer<typeof fromUiSchema>;

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
  error: z.nullable(z.string()),
});
export type UiState = z.infer<typeof uiStateSchema>;

/** Background → popup and panel, pushed when the record grew. */
export const toUiSchema = z.strictObject({ type: z.literal('changed'), tabId: z.number() });
