import * as z from 'zod/mini';
import { once } from './once.ts';

// A service worker's CSP forbids eval, which zod's compiled parsers would try.
z.config({ jitless: true });

/** Facts of a document in trouble: errors that no script caught, and storage that it is refused. */
const text = (max: number) => z.string().check(z.maxLength(max));
const count = once(() => z.number().check(z.int(), z.nonnegative()));
const url = once(() => text(4096));

/**
 * An error that no script caught. Structure only: never its message. `muted`: the browser tells nothing of it, since
 * the script came from another origin without CORS.
 */
export const errorFact = once(() =>
  z.strictObject({
    kind: z.literal('error'),
    /** `ReferenceError`, or `muted`. */
    name: text(64),
    /** The name that was not defined, or the property of nothing that was read. */
    missing: z.optional(text(128)),
    /** It ended a promise that nobody waited for. */
    rejected: z.optional(z.boolean()),
    url: url(),
    line: count(),
    column: count(),
  }),
);

/** An uncaught error as the probe hands it over; the content script keeps its structure and drops the message. */
export const uncaughtSchema = once(() =>
  z.strictObject({
    kind: z.literal('error'),
    message: text(500),
    url: url(),
    line: count(),
    column: count(),
    /** Of an error that ended a promise; where it was made stands nowhere else. */
    stack: z.optional(text(4096)),
  }),
);
export type Uncaught = z.infer<ReturnType<typeof uncaughtSchema>>;

/** Whether this document may store anything (watcher; nothing is ever written to find out). */
export const storageFact = once(() =>
  z.strictObject({
    kind: z.literal('storage'),
    area: z.enum(['local', 'session', 'cookies']),
    state: z.enum(['available', 'refused']),
    /** The document has no origin: it stands in a sandbox without `allow-same-origin`. */
    opaque: z.optional(z.boolean()),
  }),
);

/**
 * Something in the page sent an event under the name by which our own scripts have found each other; it was dropped. Told at the
 * first, the tenth, the hundredth … of a document; no stack tells who sent it.
 */
export const imitationFact = once(() => z.strictObject({ kind: z.literal('imitation'), count: count() }));
