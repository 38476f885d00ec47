import type { Vendor } from '../model/vendor.ts';

export const vendor = {
  id: '247ai',
  name: '[24]7.ai',
  category: 'chat',
  hosts: [
    {
      value: '247-inc.net',
      sources: ['seen in public site code', 'third-party-web 0.30.0 (MIT), entity "[24]7"'],
    },
    { value: '247inc.net', sources: ['third-party-web 0.30.0 (MIT), entity "[24]7"'] },
    {
      value: 'd1af033869koo7.cloudfront.net',
      sources: ['third-party-web 0.30.0 (MIT), entity "[24]7"', 'seen in public site code'],
    },
  ],
  globals: [
    { value: '_tfsl', sources: ['seen in public site code'] },
    { value: '_tfsc', sources: ['seen in public site code'] },
  ],
  // No public source names a selector of the chat window.
  selectors: [],
  cookies: [
    { value: 'sn.pxpath', sources: ['seen in public site code'] },
    { value: 'sn.rtpath', sources: ['seen in public site code'] },
  ],
  // Uncertain: tfs-tab-* was seen as an id in a message only.
  storageKeys: [],
  aliases: [],
} satisfies Vendor;
