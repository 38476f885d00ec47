import * as z from 'zod/mini';
import { affectedSchema, impactSchema, meansSchema, periodSchema, scriptEvidenceSchema } from './evidence.ts';
import { partySchema } from './party.ts';

const time = z.iso.datetime();
const count = z.int().check(z.nonnegative());

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
  affected: affectedSchema,
  actor: actorSchema,
  /** The actor's script: its host, its company, its text. */
  script: scriptEvidenceSchema,
  /** What was acted upon: an element, a global, an endpoint. */
  target: z.string(),
  summary: z.string(),
  firstObserved: time,
  lastObserved: time,
  count,
  /** Page loads in which it was seen, of those recorded. */
  pageLoads: z.strictObject({ seen: count, recorded: count }),
  period: periodSchema,
  means: meansSchema,
  impact: impactSchema,
  causes: z.array(causeStateSchema),
  evidence: z.array(evidenceSchema),
});
export type Finding = z.infer<typeof findingSchema>;
/** A finding before what else it must hold was gathered. */
export type BareFinding = Omit<Finding, 'affected' | 'script' | 'period' | 'means' | 'impact'> & {
  affected: Pick<Finding['affected'], 'vendor' | 'name'>;
};
