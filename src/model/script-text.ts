import * as z from 'zod/mini';
import { count, text, url } from './node.ts';
import { once } from './once.ts';

/** Lines of an excerpt, characters of a line, excerpts of a script. */
export const linesAround = 10;
export const linesLongest = 300;
export const excerptsAtMost = 8;

const hash = () => z.optional(z.string().check(z.regex(/^[0-9a-f]{64}$/)));
/** Of a text in UTF-8, in hex. `keyed` under the audit's key: of a text that holds what is not kept, nobody can try guesses against it. */
const hashes = () => ({ sha256: hash(), keyed: hash() });

/**
 * What was kept of a script's text (background): its hash, and redacted lines around the places at which it was seen to act. The text
 * itself goes nowhere. `how` it was had: as the page got it, asked for once more, or from the page's own element.
 */
export const scriptTextFact = once(() =>
  z.strictObject({
    kind: z.literal('script-text'),
    url: url(),
    how: z.enum(['response-stream', 'refetched', 'inline']),
    ...hashes(),
    /** Characters. */
    length: count(),
    excerpts: z
      .array(
        z.strictObject({
          /** The place, as the stack told it. */
          line: count(),
          column: z.nullable(count()),
          /** From 1. */
          firstLine: count(),
          lines: z.array(text(linesLongest)).check(z.maxLength(linesAround)),
        }),
      )
      .check(z.maxLength(excerptsAtMost)),
  }),
);

/** Why there is no text of a script with an address (background). */
export const scriptUnreadFact = once(() =>
  z.strictObject({
    kind: z.literal('script-unread'),
    url: url(),
    unread: z.enum([
      'address-not-kept',
      'no-server',
      'refused',
      'no-answer',
      'too-long',
      'no-time',
      'over-limit',
    ]),
  }),
);

/** Inline scripts of a document that are told of at most, and characters of one that is read. */
export const inlineScriptsAtMost = 200;
export const inlineCharactersAtMost = 200_000;

/** Background → content script: what is kept of the text of an element with this number. */
export const inlineTextSchema = once(() =>
  z.strictObject({
    node: count(),
    ...hashes(),
    /** As stacks and insertions mark this code (Chromium). */
    code: text(32),
  }),
);
export type InlineText = z.infer<ReturnType<typeof inlineTextSchema>>;

const inlineScript = once(() =>
  z.strictObject({
    ...inlineTextSchema().shape,
    code: z.optional(text(32)),
    /** Its place among the scripts of the document, from 1; 0: it was in the document no more. */
    number: count(),
    /** No call of a script put it there. */
    parser: z.boolean(),
    /** Characters. */
    length: count(),
    /** Why there is no hash. `over-limit`: nor of any that came after it. */
    unread: z.optional(z.enum(['too-long', 'over-limit'])),
  }),
);
export type ReadInline = z.infer<ReturnType<typeof inlineScript>>;

/** Scripts whose code stands in the document (watcher): hashes of their texts, which were read when the page rested. Each is told once. */
export const inlineScriptsFact = once(() =>
  z.strictObject({
    kind: z.literal('inline-scripts'),
    scripts: z.array(inlineScript()).check(z.minLength(1), z.maxLength(inlineScriptsAtMost + 1)),
  }),
);
