import * as z from 'zod/mini';
import { count, text } from './node.ts';
import { once } from './once.ts';

/**
 * Pictures of an audited page (background): a grey sheet on which the boxes of chats alone are shown, each as a few large
 * squares of average colour. What the browser showed is never kept.
 */
export const picturesAtMost = 12;
/** Kept free for the end of the audit. */
export const keptForEnd = 2;
export const pictureBytesAtMost = 200_000;
/** Boxes on one picture, and elements of chats that a page tells of. */
export const boxesAtMost = 60;

/** When it was taken: while a chat was first seen, once one went away or was covered, at the end. */
export const moments = ['before', 'after', 'at-stop'] as const;
export type Moment = (typeof moments)[number];
const moment = z.enum(moments);

export const pictureFileSchema = z.string().check(z.regex(/^picture-\d\d-(?:before|after|at-stop)\.png$/));

/** `mosaic`: as squares of average colour; `outline`: where it last stood, or too large to be shown. Pixels of the picture. */
export const boxSchema = z.strictObject({
  vendor: text(64),
  left: count(),
  top: count(),
  width: count(),
  height: count(),
  shown: z.enum(['mosaic', 'outline']),
  state: z.enum(['clickable', 'covered', 'visible', 'gone']),
});
export type Box = z.infer<typeof boxSchema>;

export const pictureFact = once(() =>
  z.strictObject({
    kind: z.literal('picture'),
    moment,
    file: pictureFileSchema,
    /** Of the file's bytes. */
    sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
    width: count(),
    height: count(),
    /** In the order of the numbers on the picture, from 1. */
    boxes: z.array(boxSchema).check(z.maxLength(boxesAtMost)),
  }),
);

export const noPictureReasons = [
  'not-in-front',
  'refused',
  'unsteady',
  'gone-before',
  'no-answer',
  'failed',
  'not-stored',
  'enough',
] as const;
export type NoPicture = (typeof noPictureReasons)[number];

/** A picture that was due and is not there, and why; each reason once. */
export const noPictureFact = once(() =>
  z.strictObject({
    kind: z.literal('no-picture'),
    moment,
    reason: z.enum(noPictureReasons),
  }),
);

/** The content script's answer to `boxes`: where the chats stand in what is in view, in CSS pixels of the page. */
export const standingSchema = once(() =>
  z.strictObject({
    document: text(64),
    isShown: z.boolean(),
    width: z.number(),
    height: z.number(),
    scrollX: z.number(),
    scrollY: z.number(),
    /** By which the visitor magnified what is in view, with two fingers. */
    pinch: z.number(),
    boxes: z
      .array(
        z.strictObject({
          vendor: text(64),
          node: count(),
          left: z.number(),
          top: z.number(),
          width: z.number(),
          height: z.number(),
          state: z.enum(['clickable', 'covered', 'visible', 'gone']),
        }),
      )
      .check(z.maxLength(boxesAtMost)),
  }),
);
export type Standing = z.infer<ReturnType<typeof standingSchema>>;
