import * as z from 'zod/mini';

/**
 * What every finding holds beside who did what (design, section 6), so that a stranger can weigh it. Nothing is left out because
 * it is not known: `null`, an empty list or a state of its own says so, and a reason stands beside it.
 */

const time = z.iso.datetime();
const count = z.int().check(z.nonnegative());

const moment = {
  at: time,
  page: z.string(),
  /** On the clock of the page, which nobody sets: since its start. Null where its start was not recorded. */
  pageMs: z.nullable(z.number()),
};

export const periodSchema = z.strictObject({
  /** What was observed first need not be what happened first. */
  first: z.strictObject(moment),
  last: z.strictObject(moment),
  /** When the thing affected was last seen well before the first act; null: never, in what was recorded. */
  lastKnownGood: z.nullable(
    z.strictObject({ ...moment, what: z.string(), document: z.string(), seq: count }),
  ),
  /** What is missing of the page loads concerned, at most so many as `gapsInAll` says. */
  gaps: z.array(z.strictObject({ reason: z.string(), detail: z.string(), count, at: z.nullable(time) })),
  gapsInAll: count,
});
export type Period = z.infer<typeof periodSchema>;

/** What is known of the text of a script. */
export const scriptTextSchema = z.strictObject({
  how: z.enum(['response-stream', 'refetched', 'inline', 'not-had']),
  /** Why it was not had, or what its way means for what it shows. */
  reason: z.string(),
  sha256: z.nullable(z.string()),
  /** Instead, of a text that holds what is not kept: under a key of the audit's, so that nobody can try guesses against it. */
  keyedHash: z.optional(z.string()),
  /** Characters. */
  length: z.nullable(count),
});
export type ScriptText = z.infer<typeof scriptTextSchema>;

export const scriptEvidenceSchema = z.strictObject({
  /** Observed: where the script came from. */
  host: z.nullable(z.string()),
  /** Looked up: whose host that is, by which source. Null where no source knows it. */
  company: z.nullable(
    z.strictObject({
      name: z.string(),
      source: z.enum(['catalogue', 'entity-map', 'loader']),
      /** Version of the catalogue or name of the map. */
      version: z.string(),
      /** Where the public can check it. */
      sources: z.array(z.string()),
    }),
  ),
  text: z.extend(scriptTextSchema, {
    /** Lines around the place, redacted. */
    excerpt: z.nullable(z.strictObject({ firstLine: count, lines: z.array(z.string()) })),
  }),
});
export type ScriptEvidence = z.infer<typeof scriptEvidenceSchema>;

/** Requests to the vendor's servers in the page loads concerned, whoever made them. */
export const reachSchema = z.strictObject({
  state: z.enum(['recorded', 'not-recorded']),
  reason: z.string(),
  endpoints: z.array(
    z.strictObject({
      endpoint: z.string(),
      asked: count,
      /** Answered, and not with an error. */
      reached: count,
      failed: count,
      /** Nothing is known of what came of them. */
      open: count,
    }),
  ),
  /** Endpoints that are not listed. */
  more: count,
});

export const affectedSchema = z.strictObject({
  vendor: z.nullable(z.string()),
  name: z.string(),
  /** The element of the chat that was seen in the page loads concerned; null: none was. */
  widget: z.nullable(z.string()),
  /** What of the vendor's the act touches: an element, a server, an API. */
  what: z.string(),
  requests: reachSchema,
});
export type Affected = z.infer<typeof affectedSchema>;

/** What a protective measure can be, as far as a browser shows one. */
export const measures = [
  'key',
  'token',
  'origin-list',
  'handshake',
  'csp',
  'sri',
  'frozen-property',
] as const;

export const meansSchema = z.strictObject({
  /** Names of the calls that were recorded; null: the effect was seen, and no call. */
  apis: z.nullable(z.array(z.string())),
  /** The vendor's endpoint that was called; null: none was. */
  endpoint: z.nullable(z.string()),
  /** What kind of credential the calls carried, under which name; never its value. */
  credential: z.strictObject({
    state: z.enum(['carried', 'none-seen', 'not-recorded', 'not-applicable']),
    kinds: z.array(z.string()),
  }),
  measure: z.strictObject({
    state: z.enum(['identified', 'none-identified']),
    kind: z.nullable(z.enum(measures)),
    what: z.string(),
    before: z.nullable(z.string()),
    after: z.nullable(z.string()),
  }),
  authority: z.strictObject({
    /** No observation tells: a person declares it, or nobody does. */
    state: z.enum(['unknown', 'declared']),
    contract: z.nullable(z.string()),
    siteConsent: z.nullable(z.string()),
  }),
});
export type Means = z.infer<typeof meansSchema>;

export const impactSchema = z.strictObject({
  pageLoads: z.strictObject({ affected: count, recorded: count }),
  /** Of the page loads affected, those at whose end the chat could not be used; null where that was not seen. */
  failedStarts: z.strictObject({ count: z.nullable(count), reason: z.string() }),
  /** Calls and writes that were counted, whatever they carried. */
  requests: count,
  writes: count,
  /** Until the chat could be clicked: the page as it is less the page without the script; null with a reason. */
  latency: z.strictObject({
    differenceMs: z.nullable(z.number()),
    comparison: z.nullable(z.string()),
    reason: z.string(),
  }),
});
export type Impact = z.infer<typeof impactSchema>;
