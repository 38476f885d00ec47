import * as z from 'zod/mini';
import { count, stackSchema, text, url } from './node.ts';
import { once } from './once.ts';

/** Code that a script has the browser make, of which a stack later tells no file. */
const told = once(() => ({
  kind: z.literal('made'),
  /** A text for a timer, a frame's whole document, markup with handlers, a handler attribute, a javascript: address, or a blob with an address. */
  how: z.enum(['timer', 'srcdoc', 'markup', 'handler', 'link', 'blob']),
  stack: z.optional(stackSchema()),
  during: z.optional(count()),
}));

/** What the probe hands over: the text, or a blob's address. */
export const handedCodeSchema = once(() => z.strictObject({ ...told(), text: text(200_000) }));
export type HandedCode = z.infer<ReturnType<typeof handedCodeSchema>>;

/** As it is stored. */
export const madeFact = once(() =>
  z.strictObject({
    ...told(),
    /** Hashes of all that can run in it, as V8 tells them of running code. */
    codes: z.array(text(32)).check(z.maxLength(64)),
    /** Names that it gives itself (`//# sourceURL`). */
    claims: z.optional(z.array(url()).check(z.maxLength(8))),
    /** The address at which it runs. */
    url: z.optional(url()),
  }),
);
