import * as z from 'zod/mini';
import { count, nodeSchema, stackSchema, text, url } from './node.ts';
import { once } from './once.ts';

/** Patches that scripts lay over natives, and requests that did not come through them as they were asked for. */

/** A script laid a patch over a native. Without a stack nobody saw it laid. */
export const patchFact = once(() =>
  z.strictObject({
    kind: z.literal('patch'),
    /** Number of the patch in this document; `asked` facts refer to it. */
    patch: count(),
    api: text(64),
    stack: z.optional(stackSchema()),
    during: z.optional(count()),
  }),
);

const asked = once(() => ({
  kind: z.literal('asked'),
  ask: count(),
  patch: count(),
  api: z.enum(['fetch', 'xhr', 'beacon', 'websocket', 'eventsource', 'image', 'script', 'frame']),
  method: text(16),
  url: url(),
  stack: z.optional(stackSchema()),
  during: z.optional(count()),
}));

/** A request is asked for through a patch, as the probe tells it before the patch is called. */
export const toldAskSchema = once(() => z.strictObject({ ...asked(), node: z.optional(nodeSchema()) }));
export type ToldAsk = z.infer<ReturnType<typeof toldAskSchema>>;

/**
 * What the caller got. `replaced`: an answer that a script had made; `rejected`: an error; `ended`: the caller itself gave
 * up; `returned`: no more is known.
 */
const outcomes = ['returned', 'answered', 'replaced', 'rejected', 'ended'] as const;
export const outcomeSchema = once(() =>
  z.strictObject({
    kind: z.literal('outcome'),
    ask: count(),
    outcome: z.enum(outcomes),
  }),
);
export type ToldOutcome = z.infer<ReturnType<typeof outcomeSchema>>;

/**
 * A request of a chat vendor's that was asked for through a patch, with the stack of whoever asked first: each that did not
 * go as asked, and the first of a script to an address that did. Told anew when more becomes known: the last fact with the same `ask` counts.
 */
export const askedFact = once(() =>
  z.strictObject({
    ...asked(),
    /** The native was called for it. */
    arrived: z.boolean(),
    outcome: z.enum(['pending', ...outcomes]),
    /** How long after the call this was so. */
    afterMs: count(),
  }),
);

/**
 * A call of a patch over a native that puts elements in, makes shadow roots or sets timers, of which nothing came. Recorded is
 * what a chat vendor's code called; of an element that was to be put in, once it was nowhere for a while (watcher).
 */
export const swallowedFact = once(() =>
  z.strictObject({
    kind: z.literal('swallowed'),
    patch: count(),
    api: text(64),
    node: z.optional(nodeSchema()),
    stack: z.optional(stackSchema()),
    during: z.optional(count()),
  }),
);
