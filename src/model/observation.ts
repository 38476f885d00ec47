import * as z from 'zod/mini';
import { comparisonFact } from './comparison.ts';
import { askedFact, outcomeSchema, patchFact, toldAskSchema } from './layer.ts';
import { handedCodeSchema, madeFact } from './made.ts';
import { count, nodeSchema, stackSchema, text, url } from './node.ts';
import { errorFact, storageFact, uncaughtSchema } from './trouble.ts';
import { askedSchema, requestFact, writeFact, writtenSchema } from './values.ts';
import { clickFact, widgetFact } from './widget.ts';

export type { NodeRef, Stack } from './node.ts';

/**
 * Observations: raw facts, one schema for every recorder. The probe and the watchers send `Fact`s; the
 * background adds where they came from, redacts them and appends them as `Observation`s.
 */

/** What the watcher saw of a widget's element that an act touched, measured right after the act. */
const markSchema = z.strictObject({
  vendor: text(64),
  node: nodeSchema,
  connected: z.boolean(),
  /** The act's own target was this element, an ancestor of it, or something inside it. */
  relation: z.enum(['self', 'ancestor', 'inside']),
});
export type Mark = z.infer<typeof markSchema>;

/** An act on the document through a DOM or CSSOM call (probe, completed by the watcher's marks). */
export const domFact = z.strictObject({
  kind: z.literal('dom'),
  api: text(64),
  action: z.enum(['insert', 'remove', 'attribute', 'style', 'sheet', 'write', 'shadow']),
  target: nodeSchema,
  /** Nodes put in or taken out; for other actions empty. */
  nodes: z.array(nodeSchema).check(z.maxLength(32)),
  attribute: z.optional(text(64)),
  /** Set when the act took out everything that the target held (innerHTML, replaceChildren, write). */
  wholesale: z.optional(z.boolean()),
  stack: z.optional(stackSchema),
  marks: z.array(markSchema).check(z.maxLength(32)),
  /** Node id of the inline script element that was running because its insertion ran it, if one was. */
  during: z.optional(count),
});

/** A change of a watched global or of one of its methods. `path` is empty for the global itself. */
export const globalFact = z.strictObject({
  kind: z.literal('global'),
  name: text(128),
  path: text(128),
  event: z.enum(['present', 'assigned', 'redefined', 'deleted', 'frozen', 'gone']),
  /** typeof before and after; `absent` when there is none. */
  before: text(16),
  after: text(16),
  /** The value read back afterwards is another one than before. */
  changed: z.boolean(),
  stack: z.optional(stackSchema),
  during: z.optional(count),
});

/** The probe's own state. `callbacks`: a script put another function in the place of `detail`, which takes callbacks. */
export const probeFact = z.strictObject({
  kind: z.literal('probe'),
  event: z.enum(['started', 'sensor-failed', 'names-added', 'left', 'overflow', 'callbacks']),
  detail: text(300),
  count,
});

/**
 * A vendor's own setting that keeps its chat away (`intercomSettings.hide_default_launcher`) holds `true`, or no longer.
 * The stack is that of whoever last reached for the object of the setting in the turn in which it changed.
 */
export const settingFact = z.strictObject({
  kind: z.literal('setting'),
  setting: text(200),
  on: z.boolean(),
  stack: z.optional(stackSchema),
  during: z.optional(count),
});

/** A call stopped the visitor's click on a chat on its way, or kept its default from happening (probe). */
export const stopFact = z.strictObject({
  kind: z.literal('stop'),
  api: text(64),
  stack: z.optional(stackSchema),
  during: z.optional(count),
});

/** The document's life (watcher). */
export const pageFact = z.strictObject({
  kind: z.literal('page'),
  event: z.enum(['start', 'activated', 'route', 'hidden', 'restored', 'watching-ended']),
  url,
  top: z.boolean(),
  prerender: z.boolean(),
});

/** A script element's life (watcher). `parser` means that no call of a script put it there. */
export const scriptFact = z.strictObject({
  kind: z.literal('script'),
  /** `inert`: its type is none that a browser runs, or its address stands elsewhere, as consent managers and optimisers do. */
  event: z.enum(['present', 'loaded', 'failed', 'inert']),
  node: nodeSchema,
  /** Of an inert script, the address that it holds back: its `src`, `data-src` or the first vendor's in its text. */
  url,
  type: text(64),
  parser: z.boolean(),
  /** The attribute by which a consent manager or an optimiser holds an inert script back, and its value. */
  gate: z.optional(z.strictObject({ attribute: text(64), value: text(200) })),
  /** When it was first seen in the page: how long after the page's load event, absent before that. */
  afterLoadMs: z.optional(count),
  /** The visitor had clicked or typed by then. */
  afterInput: z.optional(z.boolean()),
});

/** "Try the chat", asked for by the person (background), and the visitor's click on the chat (watcher). */
export const trialFact = z.strictObject({
  kind: z.literal('trial'),
  vendor: text(64),
  event: z.enum(['begun', 'clicked', 'ended']),
});

export const cspFact = z.strictObject({
  kind: z.literal('csp'),
  blockedUrl: url,
  directive: text(64),
  disposition: z.enum(['enforce', 'report']),
  sourceUrl: url,
  line: count,
  column: count,
});

/** The browser's own record of a request (background). `key` equals the key of a `request`'s url. */
export const networkFact = z.strictObject({
  kind: z.literal('network'),
  event: z.enum(['asked', 'sent', 'redirected', 'completed', 'failed']),
  requestId: text(64),
  url,
  method: text(16),
  type: text(32),
  status: z.optional(count),
  error: z.optional(text(200)),
  initiator: z.optional(url),
  /** Sent by the site's service worker, joined to the page by origin: lower trust. */
  worker: z.boolean(),
  /** `Sec-Fetch-Mode` of a request that was sent. */
  mode: z.optional(text(16)),
  /** Whether the answer lets the page's origin read it (CORS), where that was asked. */
  allowsOrigin: z.optional(z.boolean()),
});

export const permissionFact = z.strictObject({
  kind: z.literal('permission'),
  event: z.enum(['held', 'granted', 'withdrawn']),
  origins: z.array(text(300)).check(z.maxLength(500)),
});

/** Something that could not be recorded, and why. */
export const gapFact = z.strictObject({
  kind: z.literal('gap'),
  reason: z.enum([
    'no-probe',
    'sensor-failed',
    'message-dropped',
    'overflow',
    'no-permission',
    'storage-full',
    'tab-closed',
    'browser-restarted',
    'recorded-late',
    'page-left',
  ]),
  detail: text(300),
  count,
});

/** The state at the click, before anything was recorded: actor "not recorded". */
export const firstLookFact = z.strictObject({
  kind: z.literal('first-look'),
  vendor: text(64),
  step: z.enum(['tag', 'fetched', 'executed', 'rendered', 'visible', 'clickable']),
  url,
});

/** What the probe may send; the watcher adds its marks to a `dom` fact and takes the values out of the others. */
export const probeWorldFactSchema = z.discriminatedUnion('kind', [
  z.omit(domFact, { marks: true }),
  askedSchema,
  writtenSchema,
  globalFact,
  probeFact,
  settingFact,
  stopFact,
  patchFact,
  toldAskSchema,
  outcomeSchema,
  uncaughtSchema,
  handedCodeSchema,
]);

export const factSchema = z.discriminatedUnion('kind', [
  domFact,
  requestFact,
  globalFact,
  probeFact,
  settingFact,
  madeFact,
  patchFact,
  askedFact,
  pageFact,
  scriptFact,
  widgetFact,
  cspFact,
  networkFact,
  permissionFact,
  gapFact,
  firstLookFact,
  errorFact,
  storageFact,
  trialFact,
  comparisonFact,
  writeFact,
  stopFact,
  clickFact,
]);
export type Fact = z.infer<typeof factSchema>;
export type FactOf<K extends Fact['kind']> = Extract<Fact, { kind: K }>;

/** What a document's recorder adds: its place in that document's sequence and the time (epoch ms). */
export const stampSchema = z.strictObject({ seq: count, atMs: z.number() });
export type Stamped = z.infer<typeof stampSchema> & { fact: Fact };

/**
 * One record of the append-only log. `document` is the recorder's own random id for the document (or
 * `background`); `page` is the id of the top-level document it belongs to; `pageUrl` is that frame's
 * address at that moment. All URLs are redacted; `urlKey` is the keyed hash of the whole original URL of
 * a `request`, `asked` or `network` fact, so that they can be matched without storing it.
 */
export const observationSchema = z.strictObject({
  audit: text(64),
  document: text(64),
  page: text(64),
  seq: count,
  atMs: z.number(),
  tab: z.number(),
  frame: z.number(),
  pageUrl: url,
  urlKey: z.optional(text(64)),
  fact: factSchema,
});
export type Observation = z.infer<typeof observationSchema>;
export type ObservationOf<K extends Fact['kind']> = Observation & { fact: FactOf<K> };
