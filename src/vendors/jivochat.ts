import type { Vendor } from '../model/vendor.ts';

export const vendor = {
  id: 'jivochat',
  name: 'JivoChat',
  category: 'chat',
  hosts: [
    {
      value: 'jivosite.com',
      sources: ["Fanboy's Anti-Chat List (CC BY 3.0)", 'third-party-web 0.30.0 (MIT), entity "Jivochat"'],
    },
  ],
  globals: [
    { value: 'jivo_api', sources: ['seen in public site code'] },
    { value: 'jivo_init', sources: ['seen in public site code'] },
  ],
  selectors: [
    { value: 'jdiv', sources: ['seen in public site code'] },
    { value: '#jivo-iframe-container', sources: ['seen in public site code'] },
  ],
  cookies: [],
  storageKeys: [],
  aliases: [],
} satisfies Vendor;
