import * as z from 'zod/mini';
import { count, text } from './node.ts';
import { once } from './once.ts';
import { traceSchema } from './values.ts';

/** Of how many values a record tells at most; what is beyond them is counted by a further record. */
export const tracesAtMost = 500;

/**
 * Acts like the one with number `of` in the same document: the same call on the same thing by the same stack, with the same
 * outcome. A count is never changed: what happens later is counted by a further record.
 */
export const repeatFact = once(() =>
  z.strictObject({
    kind: z.literal('repeat'),
    of: count(),
    times: z.number().check(z.int(), z.positive()),
    /** Of the first of them, epoch ms; the record's own time is that of the last. */
    firstMs: z.number(),
    /** Of writes: what each item that they wrote holds after them. */
    values: z.optional(z.array(traceSchema()).check(z.maxLength(tracesAtMost))),
    /** Of messages: what each carried, one hash for every parameter of the act, parted by spaces. */
    hashes: z.optional(z.array(text(40 * 65)).check(z.maxLength(tracesAtMost))),
  }),
);
