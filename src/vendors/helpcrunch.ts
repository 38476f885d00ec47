import type { Vendor } from '../model/vendor.ts';

export const vendor = {
  id: 'helpcrunch',
  name: 'HelpCrunch',
  category: 'chat',
  hosts: [
    {
      value: 'widget.helpcrunch.com',
      sources: ["Fanboy's Anti-Chat List (CC BY 3.0)", 'seen in public site code'],
    },
    { value: 'cdn.helpcrunch.com', sources: ['seen in public site code'] },
  ],
  globals: [{ value: 'HelpCrunch', sources: ['seen in public site code'] }],
  selectors: [{ value: '#helpcrunch-container', sources: ['seen in public site code'] }],
  cookies: [],
  storageKeys: [],
  aliases: [],
} satisfies Vendor;
