import type { Vendor } from '../model/vendor.ts';

export const vendor = {
  id: 'livehelpnow',
  name: 'LiveHelpNow',
  category: 'chat',
  hosts: [
    {
      value: 'livehelpnow.net',
      sources: [
        "Fanboy's Anti-Chat List (CC BY 3.0)",
        'seen in public site code',
        'third-party-web 0.30.0 (MIT), entity "LiveHelpNow"',
      ],
    },
  ],
  globals: [
    { value: 'LHN', sources: ['seen in public site code'] },
    { value: 'lhnJQuery', sources: ['seen in public site code'] },
  ],
  selectors: [{ value: '#lhnhocwidget', sources: ['seen in public site code'] }],
  cookies: [],
  storageKeys: [],
  aliases: [],
} satisfies Vendor;
