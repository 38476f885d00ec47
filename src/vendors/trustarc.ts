import type { Vendor } from '../model/vendor.ts';

export const vendor = {
  id: 'trustarc',
  name: 'TrustArc',
  category: 'consent-manager',
  hosts: [
    { value: 'trustarc.com', sources: ['third-party-web 0.30.0 (MIT), entity "TrustArc"'] },
    { value: 'trustarc.mgr.consensu.org', sources: ['third-party-web 0.30.0 (MIT), entity "TrustArc CMP"'] },
  ],
  globals: [],
  selectors: [],
  cookies: [],
  storageKeys: [],
  aliases: [],
} satisfies Vendor;
