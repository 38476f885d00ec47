import * as z from 'zod/mini';
import { count } from './node.ts';
import { once } from './once.ts';

/** What a document's recorder adds: its place in that document's sequence and the time (epoch ms). */
export const stampSchema = once(() => z.strictObject({ seq: count(), atMs: z.number() }));
