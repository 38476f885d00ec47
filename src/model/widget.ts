import * as z from 'zod/mini';
import { count, nodeSchema, text } from './node.ts';

/** Which element and property keeps another element from being seen. */
const hiddenBySchema = z.strictObject({
  node: nodeSchema(),
  property: text(64),
  value: text(64),
  via: z.enum(['inline', 'attribute', 'rule', 'layout', 'unknown']),
  selector: z.optional(text(300)),
  /** The style or link element that holds the rule. */
  sheet: z.optional(nodeSchema()),
  /** The rule's line in the text of an inline style element, where one place alone can be meant; from 1. */
  line: z.optional(count()),
  /** The sheet stands inside an element of the same widget, as in its shadow root. */
  ownSheet: z.optional(z.boolean()),
  /** Number of the `dom` act that was seen to bring it about; absent when none was. */
  by: z.optional(count()),
});

/** What lies over an element, as the outermost element that holds it and not the chat. */
const coverSchema = z.strictObject({
  /** The most that a visitor saw of it: nothing, a bare surface, or something to read or look at. */
  shows: z.enum(['nothing', 'plain', 'content']),
  /** How many times the chat's element would fit into the part of it that is in view. */
  times: count(),
  /** It has lain there for a second. */
  lasting: z.optional(z.boolean()),
  /** Number of the `dom` act that was seen to lay it there, or to put the chat beneath it; absent when none was. */
  by: z.optional(count()),
  /** That act put the chat beneath what had been there. */
  lowered: z.optional(z.boolean()),
  /** The chat does not stand where it last could be clicked: the page was scrolled or laid out anew. */
  moved: z.optional(z.boolean()),
  /** Our id of the style or link element whose rule gives it its place. */
  placedBy: z.optional(count()),
  /** It came right after the visitor pressed a button or a key, as menus and dialogs do. */
  afterInput: z.optional(z.boolean()),
  /** The visitor saw an open dialog meanwhile. */
  dialog: z.optional(z.boolean()),
});

/** The state of one element of a widget, on every change (watcher, isolated world). */
export const widgetFact = z.strictObject({
  kind: z.literal('widget'),
  vendor: text(64),
  node: nodeSchema(),
  /** Our ids of its ancestors, nearest first, hosts of shadow roots included. */
  ancestors: z.array(count()).check(z.maxLength(64)),
  connected: z.boolean(),
  rendered: z.boolean(),
  visible: z.boolean(),
  clickable: z.boolean(),
  hiddenBy: z.optional(hiddenBySchema),
  coveredBy: z.optional(nodeSchema()),
  /** Our ids of the cover's ancestors below body, nearest first. */
  coverAncestors: z.optional(z.array(count()).check(z.maxLength(64))),
  cover: z.optional(coverSchema),
  /** Why clicks on it are lost although it can be seen and nothing lies over it: `pointer-events`, `disabled`, `inert`. */
  deadBy: z.optional(hiddenBySchema),
});

/** The visitor's click on an element of a chat (watcher). */
export const clickFact = z.strictObject({
  kind: z.literal('click'),
  vendor: text(64),
  node: nodeSchema(),
  /** `not-taken`: it was made where the element stands, which takes none. `prevented`: it came to the element, which is a link, and a call kept the browser from following it. */
  outcome: z.enum(['arrived', 'stopped', 'prevented', 'not-taken']),
  /** Number of the `stop` act that kept it from its effect; absent when none was seen. */
  by: z.optional(count()),
  /** The visitor saw an open dialog at that time. */
  dialog: z.optional(z.boolean()),
});
