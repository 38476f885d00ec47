import type { Vendor } from '../model/vendor.ts';

export const vendor = {
  id: 'intercom',
  name: 'Intercom',
  category: 'chat',
  hosts: [
    {
      value: 'intercomcdn.com',
      sources: ["Fanboy's Anti-Chat List (CC BY 3.0)", 'third-party-web 0.30.0 (MIT), entity "Intercom"'],
    },
    { value: 'intercom.io', sources: ['third-party-web 0.30.0 (MIT), entity "Intercom"'] },
    { value: 'intercom-sheets.com', sources: ['seen in public site code'] },
  ],
  globals: [
    {
      value: 'Intercom',
      sources: [
        'react-live-chat-loader 2.11.0 (MIT)',
        'run from npm: @intercom/messenger-js-sdk@0.0.20',
        'seen in public site code',
      ],
    },
    {
      value: 'intercomSettings',
      sources: ['run from npm: @intercom/messenger-js-sdk@0.0.20', 'seen in public site code'],
    },
  ],
  // Left out: .live-chat-loader-placeholder; a façade library draws it for several vendors.
  selectors: [
    { value: '#intercom-container', sources: ['seen in public site code'] },
    {
      value: '.intercom-lightweight-app',
      sources: ["Fanboy's Anti-Chat List (CC BY 3.0)", 'seen in public site code'],
    },
    {
      value: '.intercom-launcher',
      sources: ["Fanboy's Anti-Chat List (CC BY 3.0)", 'seen in public site code'],
    },
    { value: '#intercom-frame', sources: ['seen in public site code'] },
    { value: 'iframe[name="intercom-launcher-frame"]', sources: ['seen in public site code'] },
    { value: 'iframe[name="intercom-messenger-frame"]', sources: ['seen in public site code'] },
  ],
  cookies: [
    {
      value: 'intercom-id-*',
      sources: ['Open-Cookie-Database (Apache-2.0)', 'tarteaucitronjs 1.34.0 (MIT)'],
    },
    {
      value: 'intercom-session-*',
      sources: ['Open-Cookie-Database (Apache-2.0)', 'tarteaucitronjs 1.34.0 (MIT)'],
    },
    { value: 'intercom-device-id-*', sources: ['Open-Cookie-Database (Apache-2.0)'] },
  ],
  storageKeys: [],
  aliases: [],
  switches: [
    {
      value: 'intercomSettings.hide_default_launcher',
      sources: ['github.com/intercom/intercom-rails: hide_default_launcher', 'seen in public site code'],
    },
  ],
} satisfies Vendor;
