import { ownVendorsKey } from '../model/own-vendors.ts';
import type { Vendor } from '../model/vendor.ts';
import { keepLocally } from '../platform/local-memory.ts';
import { parseVendorFile, plainVendor, type UserVendor } from '../vendors/user.ts';
import type { Journal } from './journal.ts';

const key = 'vendors';

/** The person's own vendor definitions, kept on this machine. */
export function createOwnVendors(journal: Journal) {
  const read = async (): Promise<Vendor[]> => {
    const kept = await journal.read((db) => db.get('settings', key));
    return Array.isArray(kept) ? kept : [];
  };
  return {
    read,
    /** As a person writes them. */
    plain: async (): Promise<UserVendor[]> => (await read()).map(plainVendor),
    /** Replaces them all. Throws an Error with a sentence that names the fault. */
    replace: async (plain: readonly UserVendor[]): Promise<void> => {
      const parsed = plain.length === 0 ? { vendors: [] } : parseVendorFile(plain);
      if ('fault' in parsed) throw new Error(parsed.fault);
      await journal.run(({ tx }) => tx.objectStore('settings').put(parsed.vendors, key));
      await keepLocally(ownVendorsKey, parsed.vendors);
    },
  };
}
export type OwnVendors = ReturnType<typeof createOwnVendors>;
