import type { Vendor } from '../model/vendor.ts';

export const vendor = {
  id: 'cookiebot',
  name: 'Cookiebot',
  category: 'consent-manager',
  hosts: [
    { value: 'cookiebot.com', sources: ['third-party-web 0.30.0 (MIT), entity "Cookiebot"'] },
    {
      value: 'cookiebot.mgr.consensu.org',
      sources: ['third-party-web 0.30.0 (MIT), entity "Cookiebot CMP"'],
    },
  ],
  globals: [],
  selectors: [],
  cookies: [],
  storageKeys: [],
  aliases: [],
} satisfies Vendor;
