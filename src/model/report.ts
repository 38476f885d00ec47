import * as z from 'zod/mini';
import { arms } from './comparison.ts';
import { partySchema } from './party.ts';

/**
 * The incident report: the contract of `audit --format json`, of the exported JSON and of everything the
 * popup shows. Times are ISO 8601 UTC. Added fields are additions only; none is renamed.
 */
export const schemaVersion = '1.2.0';

const time = z.iso.datetime();
const count = z.int().check(z.nonnegative());

/** Steps from the tag to a chat session that outlasts the page, in order (design, section 1). */
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
  'session-starts',
  'survives-navigation',
] as const;
export type LadderStep = (typeof ladderSteps)[number];

export const rungSchema = z.strictObject({
  step: z.enum(ladderSteps),
  state: z.enum(['reached', 'not-reached', 'unknown']),
  at: z.nullable(time),
  /** When a step that was reached was last seen to be lost again, and was not seen to come back. */
  lostAt: z.optional(time),
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

/** What to do about an established cause: one sentence and, where there is one, the exact text to paste. */
export const adviceSchema = z.strictObject({ sentence: z.string(), paste: z.optional(z.string()) });
export type Advice = z.infer<typeof adviceSchema>;

export const causeStateSchema = z.strictObject({
  id: z.enum(causeIds),
  state: z.enum(['established', 'excluded', 'not-tested']),
  reason: z.string(),
  advice: z.optional(adviceSchema),
});
export type CauseState = z.infer<typeof causeStateSchema>;

export const frameSchema = z.strictObject({
  functionName: z.nullable(z.string()),
  url: z.string(),
  line: z.nullable(count),
  column: z.nullable(count),
  party: partySchema,
  vendor: z.nullable(z.string()),
  /** The name of another party's script, or of the recorder, that this code gives itself. */
  claimed: z.optional(z.string()),
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
  /** How a script that the site's own host serves was known to be a vendor's: by who brought it into the page. */
  recognised: z.optional(z.literal('loader')),
});
export type Actor = z.infer<typeof actorSchema>;

export const verdictSchema = z.enum(['fail', 'notice', 'pass', 'inconclusive', 'not-applicable', 'errored']);
export type Verdict = z.infer<typeof verdictSchema>;

export const findingSchema = z.strictObject({
  id: z.string(),
  detector: z.string(),
  /** `notice`: something to know of that is no failure. */
  verdict: z.enum(['fail', 'inconclusive', 'notice']),
  /** Why a verdict is inconclusive, or what else may be behind a notice; empty for `fail`. */
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
  /** What to do or to try next, in one sentence; empty for a healthy chat. */
  next: z.string(),
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

const ms = z.number();
/** How often a step was reached in the measured loads of one arm, and how long after the start of the page. */
export const stepFigureSchema = z.strictObject({
  step: z.enum(ladderSteps),
  reached: count,
  /** Quartiles of the times in ms; null where no time was recorded. */
  lowerQuartileMs: z.nullable(ms),
  medianMs: z.nullable(ms),
  upperQuartileMs: z.nullable(ms),
});
export type StepFigure = z.infer<typeof stepFigureSchema>;

export const armResultSchema = z.strictObject({
  arm: z.enum(arms),
  planned: count,
  measured: count,
  /** Loads at whose end the chat could be seen and clicked. */
  usable: count,
  steps: z.array(stepFigureSchema),
});
export type ArmResult = z.infer<typeof armResultSchema>;

/** One effect, such as the removal of one element, followed through the arms; the probe-off arm cannot see it. */
export const effectResultSchema = z.strictObject({
  /** Null: the chat could not be used at the end of the load. */
  detector: z.nullable(z.string()),
  target: z.string(),
  /** Loads with the effect. */
  with: count,
  without: count,
  placebo: count,
  /** One-sided Fisher exact test of with against without; null where it says nothing. */
  pValue: z.nullable(z.number()),
  outcome: z.enum([
    'confirmed',
    'cleared',
    'not-enough-loads',
    'not-seen',
    'placebo-affected',
    'not-controllable',
    'interrupted',
  ]),
  /** Loads per arm that would be enough at the rate seen; null where that says nothing. */
  loadsNeeded: z.nullable(count),
  /** One sentence on what came out for this effect. */
  summary: z.optional(z.string()),
});
export type EffectResult = z.infer<typeof effectResultSchema>;

export const comparisonSchema = z.strictObject({
  id: z.string(),
  vendor: z.string(),
  name: z.string(),
  /** A script's address or a host; null: only times were measured. */
  blocked: z.nullable(z.string()),
  placebo: z.nullable(z.string()),
  loadsPerArm: count,
  settleMs: count,
  startedAt: time,
  endedAt: z.nullable(time),
  state: z.enum(['running', 'completed', 'cancelled', 'interrupted']),
  /** One sentence on what came out. */
  summary: z.string(),
  /** Whether the recording itself changes what happens, in one sentence: from the probe-off arm. */
  recorder: z.optional(z.string()),
  arms: z.array(armResultSchema),
  effects: z.array(effectResultSchema),
});
export type Comparison = z.infer<typeof comparisonSchema>;

/** What else may be at work on the page, looked for without being asked. */
export const quietCheckSchema = z.strictObject({
  id: z.enum(['other-protection', 'vendor-switch']),
  /** Null: it concerns the whole page. */
  vendor: z.nullable(z.string()),
  state: z.enum(['seen', 'not-seen', 'not-tested']),
  detail: z.string(),
});
export type QuietCheck = z.infer<typeof quietCheckSchema>;

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
  quietChecks: z.array(quietCheckSchema),
  comparisons: z.array(comparisonSchema),
  scripts: z.array(scriptSchema),
});
export type Report = z.infer<typeof reportSchema>;
