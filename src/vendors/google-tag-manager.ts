import type { Vendor } from '../model/vendor.ts';

export const vendor = {
  id: 'google-tag-manager',
  name: 'Google Tag Manager',
  category: 'tag-manager',
  // The same host serves gtag.js, the loader of Google Analytics and Ads.
  hosts: [
    { value: 'googletagmanager.com', sources: ['third-party-web 0.30.0 (MIT), entity "Google Tag Manager"'] },
  ],
  globals: [],
  selectors: [],
  cookies: [],
  storageKeys: [],
  aliases: [],
} satisfies Vendor;
