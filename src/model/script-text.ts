import * as z from 'zod/mini';
import { count, text, url } from './node.ts';
import { once } from './once.ts';

/** Lines of an excerpt, characters of a line, excerpts of a script. */
export const linesAround = 10;
export const linesLongest = 300;
export const excerptsAtMost = 8;

/**
 * What was kept of a script's text (background): its hash, and redacted lines around the places at which it was seen to act. The text
 * itself goes nowhere. `how` it was had: as the page got it, asked for once more, or from the page's own element.
 */
export const scriptTextFact = once(() =>
  z.strictObject({
    kind: z.literal('script-text'),
    url,
    how: z.enum(['response-stream', 'refetched', 'inline']),
    /** Of the text in UTF-8, in hex. */
    sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
    /** Characters. */
    length: count,
    excerpts: z
      .array(
        z.strictObject({
          /** The place, as the stack told it. */
          line: count,
          column: z.nullable(count),
          /** From 1. */
          firstLine: count,
          lines: z.array(text(linesLongest)).check(z.maxLength(linesAround)),
        }),
      )
      .check(z.maxLength(excerptsAtMost)),
  }),
);
