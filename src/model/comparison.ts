import * as z from 'zod/mini';

// A service worker's CSP forbids eval, which zod's compiled parsers would try.
z.config({ jitless: true });

const text = (max: number) => z.string().check(z.maxLength(max));
const count = z.number().check(z.int(), z.nonnegative());

/** What the page does in one load of a comparison (design, section 4). */
export const arms = ['with', 'without', 'placebo', 'probe-off'] as const;
const armSchema = z.enum(arms);
export type Arm = z.infer<typeof armSchema>;

/** Fixed before the first load. `blocked` null: nothing is blocked, the widget's times are measured. */
const comparisonPlanSchema = z.strictObject({
  vendor: text(64),
  /** A script's address without query, or a host. */
  blocked: z.nullable(text(4096)),
  /** An unrelated script's address, or null where the page has none. */
  placebo: z.nullable(text(4096)),
  loadsPerArm: count,
  /** How long each page is watched after its load event. */
  settleMs: count,
  /** The arm of each load, in the random order in which they are made. */
  order: z.array(armSchema).check(z.maxLength(2000)),
});
export type ComparisonPlan = z.infer<typeof comparisonPlanSchema>;

/** A comparison's course (background). Every page load from its `planned` to its `ended` is part of it. */
export const comparisonFact = z.strictObject({
  kind: z.literal('comparison'),
  comparison: text(64),
  course: z.discriminatedUnion('event', [
    z.strictObject({ event: z.literal('planned'), plan: comparisonPlanSchema }),
    /** One load was made and looked at from outside the page; `page` of this observation is its page. */
    z.strictObject({
      event: z.literal('measured'),
      index: count,
      arm: armSchema,
      /** The furthest step that could be seen at its end; null when nothing of the vendor's could. */
      step: z.nullable(z.enum(['tag', 'fetched', 'executed', 'rendered', 'visible', 'clickable'])),
    }),
    z.strictObject({
      event: z.literal('ended'),
      how: z.enum(['completed', 'cancelled', 'interrupted']),
      detail: text(300),
    }),
  ]),
});
