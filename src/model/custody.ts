import * as z from 'zod/mini';

/** One step in the life of a record: who did what with it, and when. */
export const custodyEntrySchema = z.strictObject({
  event: z.enum(['recorded', 'stopped', 'exported', 'edited', 'deleted']),
  at: z.iso.datetime(),
  by: z.string(),
  /** The head of the record's hash chain at that moment, in hex; null where none was made. */
  chainHead: z.nullable(z.string()),
  /** What was done, where the event alone does not tell. */
  detail: z.optional(z.string().check(z.maxLength(500))),
});
export type CustodyEntry = z.infer<typeof custodyEntrySchema>;
