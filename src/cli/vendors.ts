import { readFileSync } from 'node:fs';
import type { Vendor } from '../model/vendor.ts';
import { builtInVendors } from '../vendors/catalogue.gen.ts';
import { parseVendorFile } from '../vendors/user.ts';
import { UsageError } from './usage.ts';

/** The vendors of a vendor file. Throws UsageError with the file and the place of the fault in it. */
export function readVendorFile(path: string): Vendor[] {
  const parsed = parseVendorFile(readJson(path));
  if ('fault' in parsed) throw new UsageError(`--vendors ${path}: ${parsed.fault}`);
  return parsed.vendors;
}

function readJson(path: string): unknown {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    const { code = 'unknown error' } = error as NodeJS.ErrnoException;
    throw new UsageError(`--vendors ${path} cannot be read (${code})`, { cause: error });
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    const [reason = ''] = (error as Error).message.split('\n');
    throw new UsageError(`--vendors ${path} is not JSON: ${reason}`, { cause: error });
  }
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
