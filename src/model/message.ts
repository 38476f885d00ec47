import * as z from 'zod/mini';
import type { factSchema } from './observation.ts';
import { once } from './once.ts';
import { referenceFact } from './reference.ts';
import { inlineCharactersAtMost, inlineScriptsAtMost, inlineTextSchema } from './script-text.ts';
import { stampSchema } from './stamp.ts';
import { vendorSchema } from './vendor.ts';

/**
 * Between content script and background: one union per direction of travel. Every receiver parses; what does not fit is
 * dropped and counted. Apart from the messages of the interface, so that a page does not wait for their schemas.
 */
const text = (max: number) => z.string().check(z.maxLength(max));

/** Of one document at a time. */
export const scriptsReadAtMost = 40;
/** Characters of an inline script. */
export const inlineReadAtMost = 100_000;

/** Content script → background. */
export const fromContentSchema = once(() =>
  z.discriminatedUnion('type', [
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
      batch: z
        .array(z.extend(stampSchema(), { url: text(4096), fact: z.unknown() }))
        .check(z.maxLength(1000)),
    }),
    /** What do these scripts name of these vendors? `inline`: those that calls put in, by the ids of their elements. */
    z.strictObject({
      type: z.literal('read-scripts'),
      url: text(4096),
      vendors: z.array(text(64)).check(z.maxLength(20)),
      scripts: z.array(text(4096)).check(z.maxLength(scriptsReadAtMost)),
      inline: z
        .array(z.strictObject({ node: z.number(), text: text(inlineReadAtMost) }))
        .check(z.maxLength(scriptsReadAtMost)),
    }),
    /** The texts of inline scripts, by the ids of their elements, for their hashes. */
    z.strictObject({
      type: z.literal('hash-scripts'),
      scripts: z
        .array(z.strictObject({ node: z.number(), text: text(inlineCharactersAtMost) }))
        .check(z.maxLength(inlineScriptsAtMost)),
    }),
  ]),
);
export type FromContent = z.infer<ReturnType<typeof fromContentSchema>>;
export type BatchItem = z.infer<ReturnType<typeof stampSchema>> & {
  url: string;
  fact: z.infer<typeof factSchema>;
};

/** Where a document is, as the browser says. `document` is the browser's own id (Chromium), or empty. */
const placeSchema = once(() => z.strictObject({ tab: z.number(), frame: z.number(), document: z.string() }));
export type Place = z.infer<ReturnType<typeof placeSchema>>;

/** In the session's memory, before a random id: what a document left that went away. */
export const handedOverPrefix = 'handed-over:';

/** A `record` message, and where its document was; null where it went away before it was told. */
export const handedOverSchema = once(() =>
  z.strictObject({ place: z.nullable(placeSchema()), message: z.unknown() }),
);
export type HandedOver = z.infer<ReturnType<typeof handedOverSchema>>;

/** Background's answer to `hello`: stay and watch, or restore the page and leave. */
export const helloReplySchema = once(() =>
  z.discriminatedUnion('audited', [
    z.strictObject({ audited: z.literal(false) }),
    z.strictObject({
      audited: z.literal(true),
      audit: z.string(),
      place: placeSchema(),
      /** The person's own vendors; the built-in ones are in the content script already. */
      vendors: z.array(vendorSchema()),
    }),
  ]),
);
export type HelloReply = z.infer<ReturnType<typeof helloReplySchema>>;

/** Background's answer to `record`: everything up to and including this number is stored. */
export const recordReplySchema = once(() => z.strictObject({ ackedSeq: z.number(), audited: z.boolean() }));
export type RecordReply = z.infer<ReturnType<typeof recordReplySchema>>;

/** Background's answer to `read-scripts`. */
export const referencesSchema = once(() => z.array(referenceFact()).check(z.maxLength(2000)));

/** Background's answer to `hash-scripts`. */
export const inlineTextsSchema = once(() =>
  z.array(inlineTextSchema()).check(z.maxLength(inlineScriptsAtMost)),
);

/** Background → content script. `leave`: send what is held, restore the page and leave; answered when done. */
export const toContentSchema = once(() =>
  z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('leave') }),
    /** Record the visitor's next click on this vendor's chat. */
    z.strictObject({ type: z.literal('trial'), vendor: text(64) }),
    /** Where do the chats stand (`standingSchema`)? `settled`: answered once the page has loaded and rests. */
    z.strictObject({ type: z.literal('boxes'), settled: z.boolean() }),
  ]),
);
