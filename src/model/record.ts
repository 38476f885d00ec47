import * as z from 'zod/mini';

/** What a report holds of how it was recorded: by what, in which surroundings, how far that can be relied on. */

const count = z.int().check(z.nonnegative());

/** Servers' `Date` headers (with `Age`) against this machine's clock; a header counts whole seconds. */
export const clockSchema = z.strictObject({
  state: z.enum(['compared', 'not-recorded']),
  reason: z.string(),
  answers: count,
  hosts: count,
  /** How far servers' clocks were ahead of ours; below zero: behind. */
  lowestMs: z.nullable(z.number()),
  medianMs: z.nullable(z.number()),
  highestMs: z.nullable(z.number()),
});
export type Clock = z.infer<typeof clockSchema>;

const stated = <State extends string>(...states: State[]) =>
  z.strictObject({ state: z.enum(states), detail: z.string() });

export const environmentSchema = z.strictObject({
  browser: z.string(),
  permission: z.enum(['all-sites', 'this-site', 'withdrawn', 'none']),
  origins: z.array(z.string()),
  /** Whether the browser's profile was new or in use. */
  profile: stated('fresh', 'used', 'unknown'),
  /** Other blockers or protection seen at work. */
  protections: stated('seen', 'not-seen', 'not-tested'),
  /** Whether our recorder was in each page before the page's own scripts. */
  probeFirst: stated('yes', 'no', 'unknown'),
});

/** How a release did on one of its own suites: cases in which it said something wrong, or named nobody where it should have. */
export const errorRateSchema = z.strictObject({
  suite: z.string(),
  measures: z.string(),
  browser: z.string(),
  cases: count,
  wrong: count,
  unresolved: count,
  taken: z.string(),
  command: z.string(),
});
export type ErrorRate = z.infer<typeof errorRateSchema>;
