import type { Vendor } from '../model/vendor.ts';

export const vendor = {
  id: 'purechat',
  name: 'Pure Chat',
  category: 'chat',
  hosts: [
    {
      value: 'purechat.com',
      sources: ["Fanboy's Anti-Chat List (CC BY 3.0)", 'third-party-web 0.30.0 (MIT), entity "Pure Chat"'],
    },
  ],
  // Left out: pcWidget; too general a name.
  globals: [{ value: 'purechatApi', sources: ['seen in public site code'] }],
  selectors: [{ value: '#purechat-container', sources: ['seen in public site code'] }],
  cookies: [],
  storageKeys: [],
  aliases: [],
} satisfies Vendor;
