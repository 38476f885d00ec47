import * as z from 'zod/mini';
import { domFact, globalFact, probeFact, settingFact, stopFact } from './act.ts';
import { outcomeSchema, patchFact, toldAskSchema } from './layer.ts';
import { handedCodeSchema } from './made.ts';
import { uncaughtSchema } from './trouble.ts';
import { askedSchema, writtenSchema } from './values.ts';

/**
 * What the probe may send; the watcher adds its marks to a `dom` fact and takes the values out of the others. Of a write its name
 * and text come apart, and of a call what it carries.
 */
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
export type ProbeWorldFact = z.infer<typeof probeWorldFactSchema>;
