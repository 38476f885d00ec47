import type { Vendor } from '../model/vendor.ts';
import { builtInVendors } from '../vendors/catalogue.gen.ts';
import { parseVendorFile } from '../vendors/user.ts';
import { readJson } from './json-file.ts';
import { UsageError } from './usage.ts';

/** The vendors of a vendor file. Throws UsageError with the file and the place of the fault in it. */
export function readVendorFile(path: string): Vendor[] {
  const parsed = parseVendorFile(readJson('--vendors', path));
  if ('fault' in parsed) throw new UsageError(`--vendors ${path}: ${parsed.fault}`);
  return parsed.vendors;
}

/**
 * Throws UsageError for the first id given with `flag` that is neither in the catalogue nor among the person's own
 * vendors.
 */
export function checkVendorsKnown(flag: string, ids: readonly string[], own: readonly Vendor[]): void {
  const known = new Set([...builtInVendors, ...own].map(({ id }) => id));
  const unknown = ids.find((id) => !known.has(id));
  if (unknown === undefined) return;
  throw new UsageError(`${flag} "${unknown}" is no vendor of the catalogue or of the vendor file`);
}
