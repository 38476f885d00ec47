import type { Vendor } from '../model/vendor.ts';

export const vendor = {
  id: 'usercentrics',
  name: 'Usercentrics',
  category: 'consent-manager',
  hosts: [
    { value: 'usercentrics.eu', sources: ['third-party-web 0.30.0 (MIT), entity "Usercentrics CMP"'] },
    {
      value: 'usercentrics.mgr.consensu.org',
      sources: ['third-party-web 0.30.0 (MIT), entity "Usercentrics CMP"'],
    },
  ],
  globals: [],
  selectors: [],
  cookies: [],
  storageKeys: [],
  aliases: [],
} satisfies Vendor;
