import type { Vendor } from '../model/vendor.ts';

export const vendor = {
  id: 'helpscout',
  name: 'Help Scout',
  category: 'chat',
  hosts: [
    {
      value: 'helpscout.net',
      sources: ["Fanboy's Anti-Chat List (CC BY 3.0)", 'third-party-web 0.30.0 (MIT), entity "Help Scout"'],
    },
    { value: 'djtflbt20bdde.cloudfront.net', sources: ['third-party-web 0.30.0 (MIT), entity "Help Scout"'] },
  ],
  globals: [
    { value: 'Beacon', sources: ['react-live-chat-loader 2.11.0 (MIT)', 'seen in public site code'] },
  ],
  selectors: [
    { value: '#beacon-container', sources: ['seen in public site code'] },
    { value: '.BeaconFabButtonFrame', sources: ['seen in public site code'] },
    { value: '.BeaconContainer', sources: ['seen in public site code'] },
  ],
  cookies: [],
  storageKeys: [],
  aliases: [],
} satisfies Vendor;
