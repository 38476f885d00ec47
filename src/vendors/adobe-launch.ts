import type { Vendor } from '../model/vendor.ts';

export const vendor = {
  id: 'adobe-launch',
  name: 'Adobe Experience Platform Launch',
  category: 'tag-manager',
  // Left out: demdex.net, everesttech.net and adobe.com hosts; other Adobe products.
  hosts: [{ value: 'adobedtm.com', sources: ['third-party-web 0.30.0 (MIT), entity "Adobe Tag Manager"'] }],
  globals: [],
  selectors: [],
  cookies: [],
  storageKeys: [],
  aliases: [],
} satisfies Vendor;
