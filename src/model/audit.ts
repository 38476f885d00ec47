import * as z from 'zod/mini';
import { custodyEntrySchema } from './custody.ts';
import { declaredSchema } from './declared.ts';
import { auditNameSchema, auditSummarySchema, deletionMarkSchema } from './history.ts';
import { vendorSchema } from './vendor.ts';

/** An audit as it is kept: one recorded session that begins in one tab and takes in its pop-outs. */
export const auditSchema = z.strictObject({
  id: z.string(),
  /** `looked`: only the first look is kept. `recording`, then `stopped`. */
  state: z.enum(['looked', 'recording', 'stopped']),
  startedAtMs: z.number(),
  endedAtMs: z.nullable(z.number()),
  tabs: z.array(z.number()),
  siteUrl: z.string(),
  browser: z.string(),
  /** Host patterns that the person allowed for this audit. */
  origins: z.array(z.string()),
  /** Vendor ids whose widgets are examined; empty means all that are found. */
  protect: z.array(z.string()),
  /** The person's own vendor definitions, as they were when the audit began. */
  vendors: z.array(vendorSchema()),
  /** Hex; makes redacted values comparable within this audit and nowhere else. */
  redactionKey: z.string(),
  /** The comparison that runs in one of its tabs; `urlKey` tells its page again, `resumed`: it had been stopped. */
  comparing: z.optional(
    z.strictObject({ id: z.string(), tab: z.number(), urlKey: z.string(), resumed: z.boolean() }),
  ),
  /** What was done with the record so far; absent: it was recorded, and no more is noted. */
  custody: z.optional(z.array(custodyEntrySchema).check(z.maxLength(1000))),
  /** As the person calls it. */
  name: z.optional(auditNameSchema),
  summary: z.optional(auditSummarySchema),
  deletion: z.optional(deletionMarkSchema),
  /** What a person declared; absent: nothing. */
  declared: z.optional(declaredSchema),
});
export type Audit = z.infer<typeof auditSchema>;

/** What others get of it: without the key that makes its marks, what is under way, and what only lists need. */
export const recordedAuditSchema = z.omit(auditSchema, {
  redactionKey: true,
  comparing: true,
  name: true,
  summary: true,
  deletion: true,
});
export type RecordedAudit = z.infer<typeof recordedAuditSchema>;
