/** What a vendor file must recognise, and what only looks like the vendor's. */
export type VendorCases = {
  /** `hosts` are whole URLs as a page requests them. */
  matches: { hosts: string[]; cookies: string[]; storageKeys: string[] };
  mustNotMatch: { urls: string[]; cookies: string[] };
};
