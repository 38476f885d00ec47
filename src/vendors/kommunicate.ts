import type { Vendor } from '../model/vendor.ts';

export const vendor = {
  id: 'kommunicate',
  name: 'Kommunicate',
  category: 'chat',
  hosts: [
    {
      value: 'widget.kommunicate.io',
      sources: ["Fanboy's Anti-Chat List (CC BY 3.0)", 'seen in public site code'],
    },
  ],
  globals: [
    { value: 'Kommunicate', sources: ['seen in public site code'] },
    { value: 'kommunicateSettings', sources: ['seen in public site code'] },
  ],
  selectors: [
    { value: '#kommunicate-widget-iframe', sources: ['seen in public site code'] },
    { value: '#mck-sidebox-launcher', sources: ['seen in public site code'] },
  ],
  cookies: [],
  storageKeys: [],
  aliases: [],
} satisfies Vendor;
