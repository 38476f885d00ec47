import * as z from 'zod/mini';
import { domFact, globalFact, probeFact, settingFact, stopFact, timerFact } from './act.ts';
import { comparisonFact } from './comparison.ts';
import { askedFact, patchFact, swallowedFact } from './layer.ts';
import { madeFact } from './made.ts';
import { count, nodeSchema, text, url } from './node.ts';
import { noPictureFact, pictureFact } from './picture.ts';
import { referenceFact } from './reference.ts';
import { repeatFact } from './repeat.ts';
import { inlineScriptsFact, scriptTextFact, scriptUnreadFact } from './script-text.ts';
import type { stampSchema } from './stamp.ts';
import { errorFact, imitationFact, storageFact } from './trouble.ts';
import { requestFact, writeFact } from './values.ts';
import { clickFact, widgetFact } from './widget.ts';

export type { Mark } from './act.ts';
export type { NodeRef, Stack } from './node.ts';

/**
 * Observations: raw facts, one schema for every recorder. The probe and the watchers send `Fact`s; the
 * background adds where they came from, redacts them and appends them as `Observation`s.
 */

/** The document's life (watcher). */
export const pageFact = z.strictObject({
  kind: z.literal('page'),
  event: z.enum(['start', 'activated', 'route', 'hidden', 'restored', 'watching-ended']),
  url: url(),
  top: z.boolean(),
  prerender: z.boolean(),
});

/** A script element's life (watcher). `parser` means that no call of a script put it there. */
export const scriptFact = z.strictObject({
  kind: z.literal('script'),
  /** `inert`: its type is none that a browser runs, or its address stands elsewhere, as consent managers and optimisers do. */
  event: z.enum(['present', 'loaded', 'failed', 'inert']),
  node: nodeSchema(),
  /** Of an inert script, the address that it holds back: its `src`, `data-src` or the first vendor's in its text. */
  url: url(),
  type: text(64),
  parser: z.boolean(),
  /** The attribute by which a consent manager or an optimiser holds an inert script back, and its value. */
  gate: z.optional(z.strictObject({ attribute: text(64), value: text(200) })),
  /** When it was first seen in the page: how long after the page's load event, absent before that. */
  afterLoadMs: z.optional(count()),
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
  blockedUrl: url(),
  directive: text(64),
  disposition: z.enum(['enforce', 'report']),
  sourceUrl: url(),
  line: count(),
  column: count(),
});

/** The browser's own record of a request (background). `key` equals the key of a `request`'s url. */
export const networkFact = z.strictObject({
  kind: z.literal('network'),
  event: z.enum(['asked', 'sent', 'redirected', 'completed', 'failed']),
  requestId: text(64),
  url: url(),
  method: text(16),
  type: text(32),
  status: z.optional(count()),
  error: z.optional(text(200)),
  initiator: z.optional(url()),
  /** Sent by the site's service worker, joined to the page by origin: lower trust. */
  worker: z.boolean(),
  /** `Sec-Fetch-Mode` of a request that was sent. */
  mode: z.optional(text(16)),
  /** Whether the answer lets the page's origin read it (CORS), where that was asked. */
  allowsOrigin: z.optional(z.boolean()),
  /** How far the server's clock was ahead of ours when its answer was complete, by its `Date` and `Age`. */
  clockMs: z.optional(z.int()),
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
  count: count(),
});

/** The state at the click, before anything was recorded: actor "not recorded". */
export const firstLookFact = z.strictObject({
  kind: z.literal('first-look'),
  vendor: text(64),
  step: z.enum(['tag', 'fetched', 'executed', 'rendered', 'visible', 'clickable']),
  url: url(),
});

export const factSchema = z.discriminatedUnion('kind', [
  domFact(),
  requestFact(),
  globalFact(),
  probeFact(),
  settingFact(),
  madeFact(),
  patchFact(),
  askedFact(),
  pageFact,
  scriptFact,
  widgetFact,
  cspFact,
  networkFact,
  permissionFact,
  gapFact,
  firstLookFact,
  errorFact(),
  storageFact(),
  trialFact,
  comparisonFact,
  writeFact(),
  stopFact(),
  timerFact(),
  swallowedFact(),
  clickFact,
  referenceFact(),
  scriptTextFact(),
  scriptUnreadFact(),
  inlineScriptsFact(),
  imitationFact(),
  repeatFact(),
  pictureFact(),
  noPictureFact(),
]);
export type Fact = z.infer<typeof factSchema>;
export type FactOf<K extends Fact['kind']> = Extract<Fact, { kind: K }>;

export type Stamped = z.infer<ReturnType<typeof stampSchema>> & { fact: Fact };

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
  seq: count(),
  atMs: z.number(),
  tab: z.number(),
  frame: z.number(),
  pageUrl: url(),
  urlKey: z.optional(text(64)),
  fact: factSchema,
});
export type Observation = z.infer<typeof observationSchema>;
export type ObservationOf<K extends Fact['kind']> = Observation & { fact: FactOf<K> };
