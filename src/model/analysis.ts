import * as z from 'zod/mini';
import { causeStateSchema, findingSchema, reportSchema, widgetSchema } from './report.ts';

/** A value of the packed report and what it is now. */
const changeSchema = z.strictObject({
  what: z.enum(['verdict', 'actor', 'count', 'claim', 'confirmed']),
  packed: z.string(),
  now: z.string(),
});

export const findingDifferenceSchema = z.strictObject({
  change: z.enum(['came', 'went', 'changed']),
  detector: z.string(),
  verdict: findingSchema.shape.verdict,
  affected: z.string(),
  target: z.string(),
  /** As it is said now; of one that went, as it was packed. */
  summary: z.string(),
  /** Of one that changed. */
  changes: z.array(changeSchema),
});
export type FindingDifference = z.infer<typeof findingDifferenceSchema>;

const verdict = z.nullable(widgetSchema.shape.verdict);
const state = z.nullable(causeStateSchema.shape.state);

/** How the report of today's detectors differs from the packed one. Null: the widget or cause was not there. */
export const differenceSchema = z.strictObject({
  /** The release that made the packed report. */
  packedBy: z.strictObject({ name: z.string(), version: z.string(), build: z.string() }),
  findings: z.array(findingDifferenceSchema),
  widgets: z.array(z.strictObject({ vendor: z.string(), name: z.string(), packed: verdict, now: verdict })),
  causes: z.array(
    z.strictObject({
      vendor: z.string(),
      name: z.string(),
      cause: causeStateSchema.shape.id,
      packed: state,
      now: state,
    }),
  ),
  /** Names of the report's parts that are not the same, in whatever way. */
  parts: z.array(z.string()),
});
export type Difference = z.infer<typeof differenceSchema>;

/** What `analyze --format json` prints. */
export const analysisSchema = z.strictObject({
  /** Null: observations without a report. */
  difference: z.nullable(differenceSchema),
  report: reportSchema,
});
export type Analysis = z.infer<typeof analysisSchema>;
