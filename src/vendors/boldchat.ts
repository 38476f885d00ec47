import type { Vendor } from '../model/vendor.ts';

export const vendor = {
  id: 'boldchat',
  name: 'BoldChat',
  category: 'chat',
  hosts: [
    {
      value: 'boldchat.com',
      sources: ["Fanboy's Anti-Chat List (CC BY 3.0)", 'third-party-web 0.30.0 (MIT), entity "BoldChat"'],
    },
    { value: 'nanorep.com', sources: ['third-party-web 0.30.0 (MIT), entity "Nanorep"'] },
  ],
  globals: [{ value: '_bcvmf', sources: ['seen in public site code'] }],
  // Left out: .bcStatic, .bcFloat; too general.
  selectors: [{ value: '.BoldChat_LiveChat', sources: ['seen in public site code'] }],
  cookies: [],
  storageKeys: [],
  aliases: [],
} satisfies Vendor;
