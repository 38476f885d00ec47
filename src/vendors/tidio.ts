import type { Vendor } from '../model/vendor.ts';

export const vendor = {
  id: 'tidio',
  name: 'Tidio',
  category: 'chat',
  hosts: [
    {
      value: 'tidiochat.com',
      sources: [
        "Fanboy's Anti-Chat List (CC BY 3.0)",
        'third-party-web 0.30.0 (MIT), entity "Tidio Live Chat"',
      ],
    },
    { value: 'tidio.co', sources: ["Fanboy's Anti-Chat List (CC BY 3.0)"] },
  ],
  // Uncertain: tidioIdentify; one unverified source.
  globals: [
    { value: 'tidioChatApi', sources: ['run from npm: clarity-js@0.8.70', 'seen in public site code'] },
    { value: 'tidioChat', sources: ['seen in public site code'] },
    { value: 'tidioChatCode', sources: ['seen in public site code'] },
  ],
  selectors: [
    { value: '#tidio-chat', sources: ['seen in public site code'] },
    { value: '#tidio-chat-iframe', sources: ['seen in public site code'] },
  ],
  cookies: [],
  storageKeys: [],
  aliases: [],
} satisfies Vendor;
