import * as z from 'zod/mini';

/** Kinds of companies that the catalogue can tell apart; `chat` vendors own widgets. */
export const vendorCategories = [
  'chat',
  'tag-manager',
  'consent-manager',
  'analytics',
  'advertising',
  'library',
  'monitoring',
  'other',
] as const;

/** One fact about a vendor and where the public can check it. */
const factSchema = z.strictObject({
  value: z.string().check(z.minLength(1), z.maxLength(300)),
  sources: z.array(z.string().check(z.minLength(1), z.maxLength(500))).check(z.minLength(1)),
});
export type Fact = z.infer<typeof factSchema>;

const idSchema = z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,63}$/));

/**
 * A company in the catalogue. Hosts match themselves and every subdomain; `*` is a wildcard in hosts,
 * cookies and storage keys. Aliases are hosts of a client's own that proxy the vendor.
 */
export const vendorSchema = z.strictObject({
  id: idSchema,
  name: z.string().check(z.minLength(1), z.maxLength(120)),
  category: z.enum(vendorCategories),
  hosts: z.array(factSchema),
  globals: z.array(factSchema),
  selectors: z.array(factSchema),
  cookies: z.array(factSchema),
  storageKeys: z.array(factSchema),
  aliases: z.array(factSchema),
  /** Settings by which a site tells this vendor to keep its chat away: dotted paths of globals that hold `true`. */
  switches: z.optional(z.array(factSchema)),
});
export type Vendor = z.infer<typeof vendorSchema>;

const plainStrings = z.array(z.string().check(z.minLength(1), z.maxLength(300))).check(z.maxLength(200));
const plainList = z._default(plainStrings, []);

/** A vendor as a person writes it in a vendor file: plain strings, lists may be absent. */
export const userVendorSchema = z.strictObject({
  id: idSchema,
  name: z.string().check(z.minLength(1), z.maxLength(120)),
  category: z.enum(vendorCategories),
  hosts: plainList,
  globals: plainList,
  selectors: plainList,
  cookies: plainList,
  storageKeys: plainList,
  aliases: plainList,
  switches: z.optional(plainStrings),
});
export const vendorFileSchema = z.array(userVendorSchema).check(z.minLength(1), z.maxLength(500));
