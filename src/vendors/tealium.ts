import type { Vendor } from '../model/vendor.ts';

export const vendor = {
  id: 'tealium',
  name: 'Tealium',
  category: 'tag-manager',
  // Left out: aniview.com, delvenetworks.com, limelight.com and llnwd.net; ad and CDN hosts of others.
  hosts: [
    { value: 'tiqcdn.com', sources: ['third-party-web 0.30.0 (MIT), entity "Tealium"'] },
    { value: 'tealiumiq.com', sources: ['third-party-web 0.30.0 (MIT), entity "Tealium"'] },
  ],
  globals: [],
  selectors: [],
  cookies: [],
  storageKeys: [],
  aliases: [],
} satisfies Vendor;
