import * as z from 'zod/mini';

/** The audits that are kept on this machine, and what is left of those that are not. */

const text = (max: number) => z.string().check(z.maxLength(max));
const count = z.int().check(z.nonnegative());

export const nameAtMost = 120;
export const auditNameSchema = text(nameAtMost);

/** What a list tells of an audit without reading its record; made whenever its report is. */
export const auditSummarySchema = z.strictObject({
  /** Of the first page that was recorded. */
  host: text(300),
  observations: count,
  /** Roughly, from a sample of the record. */
  bytes: count,
  fails: count,
  inconclusive: count,
  notices: count,
  chats: z.array(text(100)).check(z.maxLength(50)),
  /** The findings' sentences, for the search. */
  words: text(4_000),
});
export type AuditSummary = z.infer<typeof auditSummarySchema>;

const deletionReasonSchema = z.enum(['person', 'retention']);

/** A deletion that was asked for: the audit is shown nowhere any more. `isFinal`: its record is being removed. */
export const deletionMarkSchema = z.strictObject({
  atMs: z.number(),
  reason: deletionReasonSchema,
  isFinal: z.boolean(),
});
export type DeletionMark = z.infer<typeof deletionMarkSchema>;

/** So long a deletion can be undone. */
export const undoWithinMs = 15_000;

/** An audit in a list. */
export const auditEntrySchema = z.strictObject({
  id: text(64),
  state: z.enum(['recording', 'stopped']),
  name: z.nullable(auditNameSchema),
  host: text(300),
  /** The host's registrable domain. */
  site: text(300),
  startedAtMs: z.number(),
  endedAtMs: z.nullable(z.number()),
  /** Null: no report was made of it yet. */
  summary: z.nullable(auditSummarySchema),
});
export type AuditEntry = z.infer<typeof auditEntrySchema>;

/** What is left of a deleted audit, so that its deletion can still be told. */
export const deletedAuditSchema = z.strictObject({
  id: text(64),
  host: text(300),
  startedAtMs: z.number(),
  endedAtMs: z.nullable(z.number()),
  /** The end of its chain as it was shown at Stop. */
  chainHead: z.nullable(text(64)),
  deletedAtMs: z.number(),
  reason: deletionReasonSchema,
  /** The tool, and where it ran. */
  by: text(300),
});
export type DeletedAudit = z.infer<typeof deletedAuditSchema>;

/** How many days an audit is kept; null: for ever. */
export const retentions = [30, 90, 365, null] as const;
export const retentionSchema = z.nullable(z.literal([30, 90, 365]));
export type Retention = z.infer<typeof retentionSchema>;
export const usualRetention: Retention = 90;

export const listedAtMost = 1_000;
export const deletedAtMost = 500;

/** The answer to `history`: newest first. */
export const historySchema = z.strictObject({
  audits: z.array(auditEntrySchema).check(z.maxLength(listedAtMost)),
  /** Audits that are older than those listed. */
  older: count,
  deleted: z.array(deletedAuditSchema).check(z.maxLength(deletedAtMost)),
  retention: retentionSchema,
});
export type History = z.infer<typeof historySchema>;
