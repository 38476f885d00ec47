import * as z from 'zod/mini';

const line = z.string().check(z.maxLength(500));
const amount = z.strictObject({
  amount: z.number().check(z.nonnegative()),
  currency: z.string().check(z.maxLength(8)),
});

/**
 * What only a person can know. Nothing in a report is derived from it but the words of `means.authority`, and it is shown apart,
 * as declared.
 */
export const declaredSchema = z.strictObject({
  client: z.optional(line),
  caseNumber: z.optional(line),
  /** On what contract or terms it rests that the script may, or may not, do what it did. */
  contractBasis: z.optional(line),
  /** What the site agreed to, and how that is known. */
  consentBasis: z.optional(line),
  responseHours: z.optional(z.number().check(z.nonnegative())),
  hourlyRate: z.optional(amount),
  businessLoss: z.optional(z.extend(amount, { basis: line })),
});
export type Declared = z.infer<typeof declaredSchema>;
