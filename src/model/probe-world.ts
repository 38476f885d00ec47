import * as z from 'zod/mini';
import { globalFact, probeFact, settingFact, stopFact, timerFact, toldDomSchema } from './act.ts';
import { outcomeSchema, patchFact, swallowedFact, toldAskSchema } from './layer.ts';
import { handedCodeSchema } from './made.ts';
import { once } from './once.ts';
import { uncaughtSchema } from './trouble.ts';
import { askedSchema, writtenSchema } from './values.ts';

/**
 * What the probe may send, by kind; the watcher adds its marks to a `dom` fact and takes the values out of the others. Of a
 * write its name and text come apart, and of a call what it carries.
 */
export const probeWorldSchemas = {
  dom: toldDomSchema,
  request: askedSchema,
  write: writtenSchema,
  global: globalFact,
  probe: probeFact,
  setting: settingFact,
  stop: stopFact,
  timer: timerFact,
  swallowed: swallowedFact,
  patch: patchFact,
  asked: toldAskSchema,
  outcome: outcomeSchema,
  error: uncaughtSchema,
  made: handedCodeSchema,
};

const countedAtMost = 10_000;

/**
 * How many acts that are alike the probe counted, when the first and the last of them were, in milliseconds since the document
 * began, and what they differ in: of messages what each carried, of writes what the last of them wrote. The last of the list
 * is of writes what the item was given last, by whichever call.
 */
export const countedSchema = once(() =>
  z.tuple([
    z.number().check(z.int(), z.positive()),
    z.number().check(z.nonnegative()),
    z.number().check(z.nonnegative()),
    z.array(z.unknown()).check(z.minLength(2), z.maxLength(countedAtMost)),
  ]),
);

export type ProbeWorldFact = z.infer<ReturnType<(typeof probeWorldSchemas)[keyof typeof probeWorldSchemas]>>;

/** The fact, or null: what does not fit is none. */
export function parseProbeWorldFact(told: unknown): ProbeWorldFact | null {
  const { kind = '' } = (told ?? {}) as { kind?: unknown };
  if (!isKind(kind)) return null;
  return probeWorldSchemas[kind]().safeParse(told).data ?? null;
}

const isKind = (kind: unknown): kind is keyof typeof probeWorldSchemas =>
  Object.hasOwn(probeWorldSchemas, kind as string);
