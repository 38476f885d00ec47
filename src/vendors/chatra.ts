import type { Vendor } from '../model/vendor.ts';

export const vendor = {
  id: 'chatra',
  name: 'Chatra',
  category: 'chat',
  hosts: [
    { value: 'call.chatra.io', sources: ["Fanboy's Anti-Chat List (CC BY 3.0)", 'seen in public site code'] },
  ],
  globals: [
    { value: 'ChatraID', sources: ['seen in public site code'] },
    { value: 'ChatraSetup', sources: ['seen in public site code'] },
    { value: 'Chatra', sources: ['seen in public site code'] },
    { value: 'ChatraIntegration', sources: ['seen in public site code'] },
  ],
  selectors: [
    { value: '#chatra', sources: ['seen in public site code'] },
    { value: '#chatra__iframe', sources: ['seen in public site code'] },
  ],
  cookies: [],
  storageKeys: [],
  aliases: [],
  switches: [
    {
      value: 'ChatraSetup.startHidden',
      sources: ['chatra.io/help/api, API reference', 'seen in public site code'],
    },
  ],
} satisfies Vendor;
