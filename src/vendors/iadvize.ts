import type { Vendor } from '../model/vendor.ts';

export const vendor = {
  id: 'iadvize',
  name: 'iAdvize',
  category: 'chat',
  hosts: [
    {
      value: 'iadvize.com',
      sources: ["Fanboy's Anti-Chat List (CC BY 3.0)", 'third-party-web 0.30.0 (MIT), entity "iAdvize SAS"'],
    },
  ],
  globals: [],
  selectors: [],
  cookies: [],
  storageKeys: [],
  aliases: [],
} satisfies Vendor;
