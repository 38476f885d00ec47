import { parseVendorFile, plainVendor, type UserVendor } from '../../vendors/user.ts';

/** Reads a vendor file (JSON text). A fault is one sentence with the path of the faulty field. */
export const readVendorFile = (text: string): { vendors: UserVendor[] } | { fault: string } => {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { fault: 'The file is not JSON.' };
  }
  const parsed = parseVendorFile(json);
  return 'fault' in parsed ? parsed : { vendors: parsed.vendors.map(plainVendor) };
};

/** Own vendors after an import: a vendor with a known id replaces the older one in its place. */
export const mergeVendors = (own: UserVendor[], imported: UserVendor[]): UserVendor[] => {
  const merged = new Map(own.map((vendor) => [vendor.id, vendor]));
  for (const vendor of imported) merged.set(vendor.id, vendor);
  return [...merged.values()];
};
