import * as z from 'zod/mini';
import { count, text, url } from './node.ts';
import { once } from './once.ts';

/**
 * A chat vendor's name for one of its own things (a global, an element) stands in the text of a script: once for each name,
 * at its first place. The text itself goes nowhere. `how` its text was had; `unread`: it could not be had, and names nothing.
 */
export const referenceFact = once(() =>
  z.strictObject({
    kind: z.literal('reference'),
    /** Of the script; of an inline script, its document's. */
    url: url(),
    how: z.enum(['response-stream', 'refetched', 'inline', 'unread']),
    /** Node id of the script element, of an inline script that a call put in. */
    node: z.optional(count()),
    /** `item`: the name, as the catalogue has it. */
    names: z.optional(z.strictObject({ vendor: text(64), item: text(300), line: count(), column: count() })),
  }),
);
