import * as z from 'zod/mini';
import { idSchema, vendorCategories } from './vendor.ts';

const plainStrings = z.array(z.string().check(z.minLength(1), z.maxLength(300))).check(z.maxLength(200));
const plainList = z._default(plainStrings, []);

/** A vendor as a person writes it in a vendor file: plain strings, lists may be absent. */
export const userVendorSchema = z.strictObject({
  id: idSchema(),
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
