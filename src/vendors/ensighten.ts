import type { Vendor } from '../model/vendor.ts';

export const vendor = {
  id: 'ensighten',
  name: 'Ensighten',
  category: 'tag-manager',
  hosts: [
    { value: 'ensighten.com', sources: ['third-party-web 0.30.0 (MIT), entity "Ensighten"'] },
    { value: 'levexis.com', sources: ['third-party-web 0.30.0 (MIT), entity "Ensighten Manage"'] },
  ],
  globals: [],
  selectors: [],
  cookies: [],
  storageKeys: [],
  aliases: [],
} satisfies Vendor;
