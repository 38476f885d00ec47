import * as z from 'zod/mini';
import { arms } from './comparison.ts';
import { custodyEntrySchema } from './custody.ts';
import { declaredSchema } from './declared.ts';
import { scriptTextSchema } from './evidence.ts';
import { causeStateSchema, findingSchema, verdictSchema } from './finding.ts';
import { partySchema } from './party.ts';
import { boxSchema, moments, noPictureReasons, pictureFileSchema } from './picture.ts';
import { clockSchema, environmentSchema, errorRateSchema } from './record.ts';

/** The contract is one thing to its readers. */
export * from './finding.ts';

/**
 * The incident report: the contract of `audit --format json`, of the exported JSON and of everything the
 * popup shows. Times are ISO 8601 UTC. Added fields are additions only; none is renamed.
 */
export const schemaVersion = '1.4.0';

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
  text: z.optional(scriptTextSchema),
});
export type ScriptReport = z.infer<typeof scriptSchema>;

/** Code without an address of its own, as far as the record knows it: what was alike in each is told once. */
export const inlineScriptSchema = z.strictObject({
  /** The address of the document. */
  page: z.string(),
  /** Where in it, or what it was made as. */
  place: z.string(),
  /** Of whoever wrote it. */
  party: partySchema,
  vendor: z.nullable(z.string()),
  name: z.string(),
  /** The script that put it there and who loaded that, nearest first; the document alone for its own. */
  loadedBy: z.array(z.string()),
  times: count,
  text: scriptTextSchema,
});
export type InlineScript = z.infer<typeof inlineScriptSchema>;

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

/** A picture of a page on which the boxes of chats alone are shown, as large squares of average colour. */
export const pictureReportSchema = z.strictObject({
  file: pictureFileSchema,
  /** While a chat was first seen, once one went away or was covered, at the end of the audit. */
  moment: z.enum(moments),
  at: time,
  page: z.string(),
  /** Of the file's bytes. */
  sha256: z.string(),
  width: count,
  height: count,
  /** In the order of the numbers on the picture, from 1. */
  boxes: z.array(z.extend(boxSchema, { vendor: z.string() })),
});
export type PictureReport = z.infer<typeof pictureReportSchema>;

export const reportSchema = z.strictObject({
  schemaVersion: z.string(),
  tool: z.strictObject({
    name: z.literal('Widget Witness'),
    version: z.string(),
    build: z.string(),
    catalogue: z.string(),
    /** How this release did on its own suites. */
    errorRates: z.array(errorRateSchema),
  }),
  audit: z.strictObject({
    id: z.string(),
    startedAt: time,
    endedAt: z.nullable(time),
    pages: z.array(pageSchema),
    environment: environmentSchema,
    clock: clockSchema,
    /** Who recorded, stopped, exported, edited or deleted the record, and when. */
    custody: z.array(custodyEntrySchema).check(z.minLength(1)),
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
  inlineScripts: z.optional(z.array(inlineScriptSchema)),
  /** Absent: none was due, or an earlier release recorded. `notTaken`: why one that was due is not there. */
  pictures: z.optional(
    z.strictObject({
      taken: z.array(pictureReportSchema),
      notTaken: z.array(
        z.strictObject({ moment: z.enum(moments), reason: z.enum(noPictureReasons), at: time }),
      ),
    }),
  ),
  /** Declared by a person and observed by nobody. */
  declared: declaredSchema,
});
export type Report = z.infer<typeof reportSchema>;
