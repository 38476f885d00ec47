import type { Vendor } from '../model/vendor.ts';

export const vendor = {
  id: 'chaport',
  name: 'Chaport',
  category: 'chat',
  hosts: [
    {
      value: 'app.chaport.com',
      sources: ["Fanboy's Anti-Chat List (CC BY 3.0)", 'seen in public site code'],
    },
  ],
  globals: [
    { value: 'chaport', sources: ['seen in public site code'] },
    { value: 'chaportConfig', sources: ['seen in public site code'] },
  ],
  selectors: [
    { value: '.chaport-container', sources: ['seen in public site code'] },
    { value: '#chaport-container', sources: ['seen in public site code'] },
  ],
  cookies: [],
  storageKeys: [],
  aliases: [],
} satisfies Vendor;
