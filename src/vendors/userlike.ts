import type { Vendor } from '../model/vendor.ts';

export const vendor = {
  id: 'userlike',
  name: 'Userlike',
  category: 'chat',
  hosts: [
    {
      value: 'userlike-cdn-widgets.s3-eu-west-1.amazonaws.com',
      sources: [
        "Fanboy's Anti-Chat List (CC BY 3.0)",
        'react-live-chat-loader 2.11.0 (MIT)',
        'seen in public site code',
        'tarteaucitronjs 1.34.0 (MIT)',
      ],
    },
  ],
  globals: [{ value: 'userlikeConfig', sources: ['seen in public site code'] }],
  selectors: [
    { value: '#userlike', sources: ['seen in public site code'] },
    { value: '.userlike-widget', sources: ['seen in public site code'] },
  ],
  cookies: [
    { value: 'uslk_s', sources: ['tarteaucitronjs 1.34.0 (MIT)'] },
    { value: 'uslk_e', sources: ['tarteaucitronjs 1.34.0 (MIT)'] },
  ],
  storageKeys: [],
  aliases: [],
} satisfies Vendor;
