import type { Vendor } from '../model/vendor.ts';

export const vendor = {
  id: 'comm100',
  name: 'Comm100',
  category: 'chat',
  hosts: [{ value: 'comm100.com', sources: ['third-party-web 0.30.0 (MIT), entity "Comm100"'] }],
  globals: [{ value: 'Comm100API', sources: ['seen in public site code'] }],
  selectors: [{ value: '#comm100-container', sources: ['seen in public site code'] }],
  cookies: [],
  storageKeys: [],
  aliases: [],
} satisfies Vendor;
