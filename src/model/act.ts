import * as z from 'zod/mini';
import { count, nodeSchema, stackSchema, text } from './node.ts';
import { once } from './once.ts';

/** What scripts did, as the probe tells it: facts that content scripts take in too. */

/** What the watcher saw of a widget's element that an act touched, measured right after the act. */
const markSchema = once(() =>
  z.strictObject({
    vendor: text(64),
    node: nodeSchema(),
    connected: z.boolean(),
    /** The act's own target was this element, an ancestor of it, or something inside it. */
    relation: z.enum(['self', 'ancestor', 'inside']),
  }),
);
export type Mark = z.infer<ReturnType<typeof markSchema>>;

/** An act on the document through a DOM or CSSOM call (probe). */
const domTold = once(() => ({
  kind: z.literal('dom'),
  api: text(64),
  action: z.enum(['insert', 'remove', 'attribute', 'style', 'sheet', 'write', 'shadow']),
  target: nodeSchema(),
  /** Nodes put in or taken out; for other actions empty. */
  nodes: z.array(nodeSchema()).check(z.maxLength(32)),
  attribute: z.optional(text(64)),
  /** Set when the act took out everything that the target held (innerHTML, replaceChildren, write). */
  wholesale: z.optional(z.boolean()),
  stack: z.optional(stackSchema()),
  /** Node id of the inline script element that was running because its insertion ran it, if one was. */
  during: z.optional(count()),
}));

/** An act as the probe tells it. */
export const toldDomSchema = once(() => z.strictObject(domTold()));

/** Completed by the watcher's marks. */
export const domFact = once(() =>
  z.strictObject({ ...domTold(), marks: z.array(markSchema()).check(z.maxLength(32)) }),
);

/** A change of a watched global or of one of its methods. `path` is empty for the global itself. */
export const globalFact = once(() =>
  z.strictObject({
    kind: z.literal('global'),
    name: text(128),
    path: text(128),
    event: z.enum(['present', 'assigned', 'redefined', 'deleted', 'frozen', 'gone']),
    /** typeof before and after; `absent` when there is none. */
    before: text(16),
    after: text(16),
    /** The value read back afterwards is another one than before. */
    changed: z.boolean(),
    stack: z.optional(stackSchema()),
    during: z.optional(count()),
  }),
);

/** The probe's own state. `callbacks`: a script put another function in the place of `detail`, which takes callbacks. */
export const probeFact = once(() =>
  z.strictObject({
    kind: z.literal('probe'),
    event: z.enum(['started', 'sensor-failed', 'names-added', 'left', 'overflow', 'callbacks']),
    detail: text(300),
    count: count(),
  }),
);

/**
 * A vendor's own setting that keeps its chat away (`intercomSettings.hide_default_launcher`) holds `true`, or no longer.
 * The stack is that of whoever last reached for the object of the setting in the turn in which it changed.
 */
export const settingFact = once(() =>
  z.strictObject({
    kind: z.literal('setting'),
    setting: text(200),
    on: z.boolean(),
    stack: z.optional(stackSchema()),
    during: z.optional(count()),
  }),
);

/** A call stopped the visitor's click on a chat on its way, or kept its default from happening (probe). */
export const stopFact = once(() =>
  z.strictObject({
    kind: z.literal('stop'),
    api: text(64),
    stack: z.optional(stackSchema()),
    during: z.optional(count()),
  }),
);

/**
 * A timer that is to wait for a second or longer was set (`delayMs` is told then), or cleared (probe). Recorded are those that a
 * chat vendor's code set and other code cleared before they were due, both facts then.
 */
export const timerFact = once(() =>
  z.strictObject({
    kind: z.literal('timer'),
    api: text(64),
    timer: count(),
    delayMs: z.optional(z.number().check(z.nonnegative())),
    /** How long it still had to wait when it was cleared (watcher). */
    leftMs: z.optional(count()),
    stack: z.optional(stackSchema()),
    during: z.optional(count()),
  }),
);
