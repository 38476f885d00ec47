import * as z from 'zod/mini';
import { domFact, globalFact, probeFact, settingFact, stopFact, timerFact } from './act.ts';
import { outcomeSchema, patchFact, toldAskSchema } from './layer.ts';
import { handedCodeSchema } from './made.ts';
import { uncaughtSchema } from './trouble.ts';
import { askedSchema, writtenSchema } from './values.ts';

/** What the probe may send; the watcher adds its marks to a `dom` fact and takes the values out of the others. */
export const probeWorldFactSchema = z.discriminatedUnion('kind', [
  z.omit(domFact, { marks: true }),
  askedSchema,
  writtenSchema,
  globalFact,
  probeFact,
  settingFact,
  stopFact,
  timerFact,
  patchFact,
  toldAskSchema,
  outcomeSchema,
  uncaughtSchema,
  handedCodeSchema,
]);
