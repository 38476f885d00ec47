import type { Vendor } from '../model/vendor.ts';

export const vendor = {
  id: 'didomi',
  name: 'Didomi',
  category: 'consent-manager',
  hosts: [
    { value: 'sdk.privacy-center.org', sources: ['third-party-web 0.30.0 (MIT), entity "Didomi"'] },
    { value: 'api.privacy-center.org', sources: ['third-party-web 0.30.0 (MIT), entity "Didomi"'] },
    { value: 'didomi.mgr.consensu.org', sources: ['third-party-web 0.30.0 (MIT), entity "Didomi CMP"'] },
  ],
  globals: [],
  selectors: [],
  cookies: [],
  storageKeys: [],
  aliases: [],
} satisfies Vendor;
