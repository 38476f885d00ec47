import * as z from 'zod/mini';
import { partySchema } from './party.ts';

/**
 * The incident report: the contract of `audit --format json`, of the exported JSON and of everything the
 * popup shows. Times are ISO 8601 UTC. Added fields are additions only; none is renamed.
 */
export const schemaVersion = '1.0.0';

const time = z.iso.datetime();
const count = z.int().check(z.nonnegative());

/** Steps from the tag to a chat that can be clicked, in order (design, section 1). */
export const ladderSteps = [
  'tag',
  'fetched',
  'executed',
  'configured',
  'booted',
  'monitoring',
  'eligible',
  'triggered',
  'rendered',
  'visible',
  'clickable',
] as const;
export type LadderStep = (typeof ladderSteps)[number];

export const rungSchema = z.strictObject({
  step: z.enum(ladderSteps),
  state: z.enum(['reached', 'not-reached', 'unknown']),
  at: z.nullable(time),
});
export type Rung = z.infer<typeof rungSchema>;

/** Ordinary explanations, all of them, tested or not (design, section 4). */
export const causeIds = [
  'content-blocker',
  'csp',
  'css-conflict',
  'page-replacement',
  'vendor-settings',
  'load-order',
  'hidden-by-site',
  'consent-manager',
  'origin-refused',
  'delayed-loading',
  'double-embed',
  'coexistence',
  'storage-unavailable',
  'vendor-outage',
  'authorised-by-site',
  'undetermined',
] as const;
export type CauseId = (typeof causeIds)[number];

export const causeStateSchema = z.strictObject({
  id: z.enum(causeIds),
  state: z.enum(['established', 'excluded', 'not-tested']),
  reason: z.string(),
});
export type CauseState = z.infer<typeof causeStateSchema>;

export const frameSchema = z.strictObject({
  functionName: z.nullable(z.string()),
  url: z.string(),
  line: z.nullable(count),
  column: z.nullable(count),
  party: partySchema,
  vendor: z.nullable(z.string()),
  /** Why the frame is or is not the actor. */
  role: z.enum(['actor', 'path', 'wrapper', 'caller']),
});
export type LabelledFrame = z.infer<typeof frameSchema>;

/** One piece of evidence: an observation that a reader can find again by `document` and `seq`. */
export const evidenceSchema = z.strictObject({
  document: z.string(),
  seq: count,
  at: time,
  pageUrl: z.string(),
  what: z.string(),
  before: z.optional(z.string()),
  after: z.optional(z.string()),
  stack: z.optional(z.array(frameSchema)),
});
export type Evidence = z.infer<typeof evidenceSchema>;

export const actorSchema = z.strictObject({
  party: partySchema,
  /** Catalogue id, or null. */
  vendor: z.nullable(z.string()),
  /** The company or host as it may be shown. */
  name: z.string(),
  scriptUrl: z.nullable(z.string()),
  line: z.nullable(count),
  column: z.nullable(count),
  /** URLs, nearest loader first, ending with the page. */
  loadedBy: z.array(z.string()),
});
export type Actor = z.infer<typeof actorSchema>;

export const verdictSchema = z.enum(['fail', 'pass', 'inconclusive', 'not-applicable', 'errored']);
export type Verdict = z.infer<typeof verdictSchema>;

export const findingSchema = z.strictObject({
  id: z.string(),
  detector: z.string(),
  verdict: z.enum(['fail', 'inconclusive']),
  /** Why a verdict is inconclusive; empty for `fail`. */
  reason: z.string(),
  severity: z.enum(['high', 'medium', 'low']),
  claim: z.enum(['observed', 'derived', 'inferred']),
  confirmed: z.boolean(),
  affected: z.strictObject({ vendor: z.nullable(z.string()), name: z.string() }),
  actor: actorSchema,
  /** What was acted upon: an element, a global, an endpoint. */
  target: z.string(),
  summary: z.string(),
  firstObserved: time,
  lastObserved: time,
  count,
  /** Page loads in which it was seen, of those recorded. */
  pageLoads: z.strictObject({ seen: count, recorded: count }),
  causes: z.array(causeStateSchema),
  evidence: z.array(evidenceSchema),
});
export type Finding = z.infer<typeof findingSchema>;

/** What one detector says of one widget, including that it found nothing or could not look. */
export const checkSchema = z.strictObject({
  detector: z.string(),
  verdict: verdictSchema,
  reason: z.string(),
});
export type Check = z.infer<typeof checkSchema>;

export const widgetSchema = z.strictObject({
  vendor: z.string(),
  name: z.string(),
  verdict: z.enum(['healthy', 'interfered', 'explained', 'undetermined']),
  /** One sentence a person can read aloud. */
  summary: z.string(),
  /** The furthest that any page load got; `pageLoads` holds each. */
  ladder: z.array(rungSchema),
  pageLoads: z.array(z.strictObject({ page: z.string(), url: z.string(), ladder: z.array(rungSchema) })),
  causes: z.array(causeStateSchema),
  checks: z.array(checkSchema),
});
export type WidgetReport = z.infer<typeof widgetSchema>;

export const pageSchema = z.strictObject({
  id: z.string(),
  url: z.string(),
  startedAt: time,
  kind: z.enum(['load', 'route', 'restored', 'prerendered', 'pop-out']),
});

export const scriptSchema = z.strictObject({
  url: z.string(),
  party: partySchema,
  vendor: z.nullable(z.string()),
  name: z.string(),
  loadedBy: z.array(z.string()),
  requests: count,
});
export type ScriptReport = z.infer<typeof scriptSchema>;

export const reportSchema = z.strictObject({
  schemaVersion: z.string(),
  tool: z.strictObject({
    name: z.literal('Widget Witness'),
    version: z.string(),
    build: z.string(),
    catalogue: z.string(),
  }),
  audit: z.strictObject({
    id: z.string(),
    startedAt: time,
    endedAt: z.nullable(time),
    pages: z.array(pageSchema),
    environment: z.strictObject({
      browser: z.string(),
      permission: z.enum(['all-sites', 'this-site', 'withdrawn', 'none']),
      origins: z.array(z.string()),
    }),
    /** What was not seen, in words. */
    gaps: z.array(z.strictObject({ reason: z.string(), detail: z.string(), count, at: time })),
    observations: count,
    /** Each widget's step at the click, before recording began. */
    firstLook: z.array(
      z.strictObject({ vendor: z.string(), step: z.enum(ladderSteps), url: z.string(), at: time }),
    ),
  }),
  widgets: z.array(widgetSchema),
  findings: z.array(findingSchema),
  scripts: z.array(scriptSchema),
});
export type Report = z.infer<typeof reportSchema>;
