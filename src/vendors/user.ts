import type * as z from 'zod/mini';
import { faultIn } from '../model/file-fault.ts';
import type { Vendor } from '../model/vendor.ts';
import { type userVendorSchema, vendorFileSchema } from '../model/vendor-file.ts';

export type UserVendor = z.infer<typeof userVendorSchema>;
const lists = ['hosts', 'globals', 'selectors', 'cookies', 'storageKeys', 'aliases'] as const;
const source = 'the person’s own definition';

/**
 * The vendors of a person's file (`json` parsed already). A file with a fault gives one sentence that names the
 * place: `[0].hosts[1]: …`.
 */
export function parseVendorFile(json: unknown): { vendors: Vendor[] } | { fault: string } {
  const parsed = vendorFileSchema.safeParse(json);
  if (!parsed.success) return { fault: faultIn(parsed.error) };
  const ids = parsed.data.map(({ id }) => id);
  const twice = ids.findIndex((id, i) => ids.indexOf(id) !== i);
  if (twice >= 0) return { fault: `[${twice}].id: "${ids[twice]}" is defined twice in this file.` };
  return { vendors: parsed.data.map(withSource) };
}

/** The definitions as a person writes them. */
export function plainVendor(vendor: Vendor): UserVendor {
  const { id, name, category } = vendor;
  const plain = lists.map((list) => [list, vendor[list].map(({ value }) => value)]);
  const switches = vendor.switches?.map(({ value }) => value);
  return { id, name, category, ...Object.fromEntries(plain), ...(switches ? { switches } : {}) };
}

/** The whole catalogue of an audit: a person's own vendors first, in place of built-in ones with the same id. */
export function withOwnVendors(builtIn: readonly Vendor[], own: readonly Vendor[]): Vendor[] {
  const ids = new Set(own.map(({ id }) => id));
  return [...own, ...builtIn.filter(({ id }) => !ids.has(id))];
}

function withSource(plain: UserVendor): Vendor {
  const { id, name, category, switches } = plain;
  const sourced = (values: string[]) => values.map((value) => ({ value, sources: [source] }));
  const facts = lists.map((list) => [list, sourced(plain[list])]);
  return {
    id,
    name,
    category,
    ...Object.fromEntries(facts),
    ...(switches ? { switches: sourced(switches) } : {}),
  };
}
