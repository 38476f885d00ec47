import type { Vendor } from '../model/vendor.ts';

export const vendor = {
  id: 'onetrust',
  name: 'OneTrust',
  category: 'consent-manager',
  hosts: [
    { value: 'onetrust.com', sources: ['third-party-web 0.30.0 (MIT), entity "Optanon"'] },
    { value: 'cookielaw.org', sources: ['third-party-web 0.30.0 (MIT), entity "Optanon"'] },
    { value: 'onetrust.mgr.consensu.org', sources: ['third-party-web 0.30.0 (MIT), entity "OneTrust CMP"'] },
  ],
  globals: [],
  selectors: [],
  cookies: [],
  storageKeys: [],
  aliases: [],
} satisfies Vendor;
