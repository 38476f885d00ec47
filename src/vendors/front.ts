import type { Vendor } from '../model/vendor.ts';

export const vendor = {
  id: 'front',
  name: 'Front',
  category: 'chat',
  hosts: [
    {
      value: 'chat-assets.frontapp.com',
      sources: ['react-live-chat-loader 2.11.0 (MIT)', 'seen in public site code'],
    },
  ],
  globals: [
    {
      value: 'FrontChat',
      sources: [
        'https://dev.frontapp.com/docs/chat-sdk-reference',
        'react-live-chat-loader 2.11.0 (MIT)',
        'seen in public site code',
      ],
    },
  ],
  selectors: [
    { value: '#front-chat-container', sources: ['seen in public site code'] },
    { value: '#front-chat-iframe', sources: ['seen in public site code'] },
    { value: 'script#front-chat-script', sources: ['react-live-chat-loader 2.11.0 (MIT)'] },
  ],
  cookies: [],
  storageKeys: [],
  aliases: [],
} satisfies Vendor;
