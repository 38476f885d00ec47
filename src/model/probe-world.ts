import type * as z from 'zod/mini';
import { globalFact, probeFact, settingFact, stopFact, timerFact, toldDomSchema } from './act.ts';
import { outcomeSchema, patchFact, swallowedFact, toldAskSchema } from './layer.ts';
import { handedCodeSchema } from './made.ts';
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

export type ProbeWorldFact = z.infer<ReturnType<(typeof probeWorldSchemas)[keyof typeof probeWorldSchemas]>>;

/** The fact, or null: what does not fit is none. */
export function parseProbeWorldFact(told: unknown): ProbeWorldFact | null {
  const { kind = '' } = (told ?? {}) as { kind?: unknown };
  if (!isKind(kind)) return null;
  return probeWorldSchemas[kind]().safeParse(told).data ?? null;
}

const isKind = (kind: unknown): kind is keyof typeof probeWorldSchemas =>
  Object.hasOwn(probeWorldSchemas, kind as string);
