import * as z from 'zod/mini';

/** Who a script belongs to, seen from one affected vendor (design, section 2). */
export const parties = [
  'affected',
  'other-vendor',
  'third-party',
  'site',
  'tag-manager',
  'consent-manager',
  'library',
  'browser',
  'unknown',
] as const;
export const partySchema = z.enum(parties);
export type Party = z.infer<typeof partySchema>;
