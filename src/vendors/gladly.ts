import type { Vendor } from '../model/vendor.ts';

export const vendor = {
  id: 'gladly',
  name: 'Gladly',
  category: 'chat',
  hosts: [
    {
      value: 'gladly.com',
      sources: ["Fanboy's Anti-Chat List (CC BY 3.0)", 'third-party-web 0.30.0 (MIT), entity "Gladly"'],
    },
  ],
  globals: [
    { value: 'Gladly', sources: ['seen in public site code'] },
    { value: 'gladlyConfig', sources: ['seen in public site code'] },
  ],
  selectors: [{ value: '#gladly-chat', sources: ['seen in public site code'] }],
  cookies: [],
  storageKeys: [],
  aliases: [],
} satisfies Vendor;
