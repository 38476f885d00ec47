import type { Vendor } from '../model/vendor.ts';

export const vendor = {
  id: 'tagcommander',
  name: 'TagCommander',
  category: 'tag-manager',
  hosts: [
    { value: 'commander1.com', sources: ['third-party-web 0.30.0 (MIT), entity "TagCommander"'] },
    { value: 'tagcommander.com', sources: ['third-party-web 0.30.0 (MIT), entity "TagCommander"'] },
  ],
  globals: [],
  selectors: [],
  cookies: [],
  storageKeys: [],
  aliases: [],
} satisfies Vendor;
