import * as z from 'zod/mini';
import { once } from './once.ts';

// A service worker's CSP forbids eval, which zod's compiled parsers would try.
z.config({ jitless: true });

/** What facts are made of. */
export const text = (max: number) => z.string().check(z.maxLength(max));
export const count = once(() => z.number().check(z.int(), z.nonnegative()));
export const url = once(() => text(4096));

/** An element as far as it may be named: structure, never content. `id` is ours, per document. */
export const nodeSchema = once(() =>
  z.strictObject({
    id: count(),
    tag: text(64),
    htmlId: z.optional(text(200)),
    classes: z.optional(z.array(text(100)).check(z.maxLength(8))),
    url: z.optional(url()),
    /** Of scripts without a file that run by being put in, hashes of their texts, as V8 tells them of running code (watcher). */
    codes: z.optional(z.array(text(32)).check(z.maxLength(8))),
    /** Names that this code gives itself (`//# sourceURL`). */
    claims: z.optional(z.array(url()).check(z.maxLength(8))),
  }),
);
export type NodeRef = z.infer<ReturnType<typeof nodeSchema>>;

/**
 * A stack as the engine printed it, the probe's own frames already dropped by count.
 * `slot` tells whether the function that the page calls was still the probe's (`ours`) or another
 * script's patch that called through to it (`replaced`). `wrappers`: so many of the innermost lines were seen to be patches
 * that passed the call on.
 */
export const stackSchema = once(() =>
  z.strictObject({
    text: text(16_384),
    slot: z.enum(['ours', 'replaced']),
    wrappers: z.optional(count()),
    /** The stack of who bound the native to all that it acts upon; whoever called what came of that had no say. */
    boundBy: z.optional(text(16_384)),
  }),
);
export type Stack = z.infer<ReturnType<typeof stackSchema>>;
