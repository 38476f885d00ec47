import * as z from 'zod/mini';

/** What stood where a mark or a digest stands now. */
export const removedKinds = [
  'query-value',
  'query-name',
  'path-part',
  'host-part',
  'opaque-address',
  'code-name',
  'element-name',
  'text',
  'script-text',
  'value',
] as const;
export type RemovedKind = (typeof removedKinds)[number];

/** Of so many different ones of a kind each is counted once; beyond that, no more are told apart. */
export const differentAtMost = 10_000;

const sentence = z.string().check(z.maxLength(500));
const count = z.int().check(z.nonnegative());

/** The manifest of what was removed: counted in the observations of a package, which hold the marks. */
export const removedSchema = z.strictObject({
  audit: z.string(),
  observations: count,
  /** What stands in the place of what was removed. */
  how: sentence,
  removed: z
    .array(
      z.strictObject({
        what: z.enum(removedKinds),
        words: sentence,
        /** Places in the observations. */
        times: count,
        /** Different ones among them, as far as they are told apart; null where they cannot be. */
        different: z.nullable(count.check(z.maximum(differentAtMost))),
      }),
    )
    .check(z.maxLength(removedKinds.length)),
  /** What is recorded in no audit. */
  never: z.array(sentence).check(z.maxLength(50)),
});
export type Removed = z.infer<typeof removedSchema>;
