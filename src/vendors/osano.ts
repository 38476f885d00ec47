import type { Vendor } from '../model/vendor.ts';

export const vendor = {
  id: 'osano',
  name: 'Osano',
  category: 'consent-manager',
  hosts: [
    { value: 'cmp.osano.com', sources: ['third-party-web 0.30.0 (MIT), entity "Osano CMP"'] },
    { value: 'api.osano.com', sources: ['third-party-web 0.30.0 (MIT), entity "Osano CMP"'] },
    { value: 'osano.mgr.consensu.org', sources: ['third-party-web 0.30.0 (MIT), entity "Osano CMP"'] },
  ],
  globals: [],
  selectors: [],
  cookies: [],
  storageKeys: [],
  aliases: [],
} satisfies Vendor;
