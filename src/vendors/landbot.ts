import type { Vendor } from '../model/vendor.ts';

export const vendor = {
  id: 'landbot',
  name: 'Landbot',
  category: 'chat',
  hosts: [{ value: 'landbot.io', sources: ["Fanboy's Anti-Chat List (CC BY 3.0)"] }],
  // Left out: myLandbot; a variable of the sample snippet.
  globals: [{ value: 'Landbot', sources: ['seen in public site code'] }],
  selectors: [
    { value: '.LandbotLivechat', sources: ['seen in public site code'] },
    { value: '#landbot-widget', sources: ['seen in public site code'] },
  ],
  cookies: [],
  storageKeys: [],
  aliases: [],
} satisfies Vendor;
