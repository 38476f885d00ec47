import { en } from 'zod/locales';
import { vendorFileSchema } from '../../model/vendor.ts';
import type { UserVendor } from './background.ts';

export type VendorFile = { vendors: UserVendor[] } | { fault: string };

const { localeError } = en();

/** `[1].hosts[0]`: where in the file a fault is. */
const pathText = (path: PropertyKey[]): string =>
  path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('');

/** Reads a vendor file (JSON text). A fault is one sentence with the path of the faulty field. */
export const readVendorFile = (text: string): VendorFile => {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return { fault: 'The file is not JSON.' };
  }
  const parsed = vendorFileSchema.safeParse(data, { error: localeError });
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const where = pathText(issue?.path ?? []);
    return { fault: `${where === '' ? 'The file' : where}: ${issue?.message ?? 'not valid'}.` };
  }
  const ids = parsed.data.map((vendor) => vendor.id);
  const repeated = ids.findIndex((id, index) => ids.indexOf(id) !== index);
  if (repeated >= 0) return { fault: `[${repeated}].id: "${ids[repeated]}" is used twice.` };
  return { vendors: parsed.data };
};

/** Own vendors after an import: a vendor with a known id replaces the older one in its place. */
export const mergeVendors = (own: UserVendor[], imported: UserVendor[]): UserVendor[] => {
  const merged = new Map(own.map((vendor) => [vendor.id, vendor]));
  for (const vendor of imported) merged.set(vendor.id, vendor);
  return [...merged.values()];
};
