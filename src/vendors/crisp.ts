import type { Vendor } from '../model/vendor.ts';

export const vendor = {
  id: 'crisp',
  name: 'Crisp',
  category: 'chat',
  hosts: [
    {
      value: 'crisp.chat',
      sources: ["Fanboy's Anti-Chat List (CC BY 3.0)", 'third-party-web 0.30.0 (MIT), entity "Crisp"'],
    },
  ],
  globals: [
    {
      value: '$crisp',
      sources: [
        'run from npm: clarity-js@0.8.70',
        'run from npm: crisp-sdk-web@1.2.1',
        'seen in public site code',
      ],
    },
    { value: 'CRISP_WEBSITE_ID', sources: ['run from npm: crisp-sdk-web@1.2.1', 'seen in public site code'] },
    { value: 'CRISP_RUNTIME_CONFIG', sources: ['run from npm: crisp-sdk-web@1.2.1'] },
    { value: 'CRISP_TOKEN_ID', sources: ['seen in public site code'] },
  ],
  selectors: [
    { value: '.crisp-client', sources: ['seen in public site code'] },
    { value: '#crisp-chatbox', sources: ['seen in public site code'] },
  ],
  cookies: [
    {
      value: 'crisp-client/session/*',
      sources: ['Open-Cookie-Database (Apache-2.0)', 'seen in public site code'],
    },
  ],
  storageKeys: [],
  aliases: [],
} satisfies Vendor;
