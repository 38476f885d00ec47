import * as z from 'zod/mini';
import { count, nodeSchema, stackSchema, text, url } from './node.ts';
import { once } from './once.ts';

/** What calls carried and what was written into a vendor's store: names, and of each value no more than a hash. */
/** What kind of value it was, as far as its form tells. Only identifiers can be told apart from chance. */
const shapes = [
  'empty',
  'flag',
  'number',
  'time',
  'locale',
  'size',
  'address',
  'email',
  'identifier',
  'text',
] as const;
export type Shape = (typeof shapes)[number];

/**
 * All that is kept of a value. `hash` is made under the audit's key when it is stored; equal values of one audit have
 * equal hashes.
 */
const value = once(() => ({ length: count(), shape: z.enum(shapes), hash: text(64) }));
export const traceSchema = once(() => z.strictObject(value()));
export type Trace = z.infer<ReturnType<typeof traceSchema>>;

/** One value that a call carried. A body without names of its own has the empty name. */
const parameterSchema = once(() =>
  z.strictObject({
    place: z.enum(['query', 'body', 'header']),
    name: text(128),
    ...value(),
  }),
);
export type Parameter = z.infer<ReturnType<typeof parameterSchema>>;

/**
 * Something in a call that a chat vendor owns: a cookie or stored item of its, or an identifier that a call to its
 * server had carried before.
 */
const carriedOwnSchema = once(() =>
  z.strictObject({
    vendor: text(64),
    source: z.enum(['cookies', 'local', 'session', 'request']),
    /** Its name as the catalogue has it; of an identifier from a call empty. */
    item: text(300),
    /** The part of the item's JSON; empty for the whole value. */
    path: text(128),
    /** Number of the call, in this document, that was first seen to carry the identifier. */
    from: z.optional(count()),
    /** When it was first seen it also stood where the site may have put it. */
    shared: z.boolean(),
    hash: text(64),
    /** `plain`, or what had to be taken off or done to find it: `URL, base64`, `SHA-256`. */
    encoding: text(64),
    /** It was all that stood there, or it stood in an address, or in other text. */
    within: z.enum(['alone', 'address', 'text']),
    place: z.enum(['query', 'body', 'header', 'path', 'host']),
    /** Under which name it was carried. */
    name: text(128),
  }),
);
export type CarriedOwn = z.infer<ReturnType<typeof carriedOwnSchema>>;

/** Why a body was not read: no call reads it at once, it is no text, or it is longer than what is looked at. */
const unreadable = ['blob', 'stream', 'binary', 'object', 'long'] as const;

const pairs = once(() => z.optional(z.array(z.tuple([text(128), text(1024)])).check(z.maxLength(40))));

/** Body and headers as the probe hands them over; the content script keeps no value of them. */
export const carriedSchema = once(() =>
  z.strictObject({
    headers: pairs(),
    fields: pairs(),
    text: z.optional(text(8192)),
    unread: z.optional(z.enum(unreadable)),
  }),
);
export type Carried = z.infer<ReturnType<typeof carriedSchema>>;

const requested = once(() => ({
  kind: z.literal('request'),
  api: z.enum([
    'fetch',
    'xhr',
    'beacon',
    'websocket',
    'websocket-message',
    'eventsource',
    'image',
    'script',
    'frame',
    'style',
  ]),
  method: text(16),
  url: url(),
  stack: z.optional(stackSchema()),
  node: z.optional(nodeSchema()),
  during: z.optional(count()),
}));

/** A call that asks for a network request, seen in the page world. */
export const requestFact = once(() =>
  z.strictObject({
    ...requested(),
    /** What a call to a chat vendor's host on another origin carried. */
    parameters: z.optional(z.array(parameterSchema()).check(z.maxLength(40))),
    /** Why its body is not among them. */
    unread: z.optional(z.enum(unreadable)),
    /** What chat vendors own of what a call to another origin carried. */
    owned: z.optional(z.array(carriedOwnSchema()).check(z.maxLength(8))),
  }),
);

/** The same as the probe tells it. */
export const askedSchema = once(() => z.strictObject(requested()));
export type Asked = z.infer<ReturnType<typeof askedSchema>> & { carried?: Carried | undefined };

const writing = once(() => ({
  kind: z.literal('write'),
  api: text(64),
  area: z.enum(['cookies', 'local', 'session']),
  event: z.enum(['set', 'removed', 'cleared']),
  stack: z.optional(stackSchema()),
  during: z.optional(count()),
}));

/** A call that writes a cookie or a stored item, as the probe hands it over, under which name it writes, and what. */
export const writtenSchema = once(() => z.strictObject(writing()));
export const namedTextSchema = once(() => z.tuple([text(1024), text(4096)]));
/** What was put into an item last, under which name and by which call; of acts that are no writes nothing. */
export const heldSchema = once(() => z.union([z.literal(0), z.tuple([text(1024), text(4096), text(64)])]));
export type Written = z.infer<ReturnType<typeof writtenSchema>> & { name: string; text: string };

/** A chat vendor's cookie or stored item was written or taken away by a call. */
export const writeFact = once(() =>
  z.strictObject({
    ...writing(),
    vendor: text(64),
    /** Its name as the catalogue has it, such as `intercom-id-*`. Of a cleared store, each item that was lost is told. */
    item: text(300),
    /** It was there afterwards, as the watcher found, and whether that was another value, or another state, than before. */
    present: z.boolean(),
    changed: z.boolean(),
    value: z.optional(traceSchema()),
  }),
);
