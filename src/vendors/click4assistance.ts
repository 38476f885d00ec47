import type { Vendor } from '../model/vendor.ts';

export const vendor = {
  id: 'click4assistance',
  name: 'Click4Assistance',
  category: 'chat',
  hosts: [
    { value: 'click4assistance.co.uk', sources: ['third-party-web 0.30.0 (MIT), entity "Click4Assistance"'] },
  ],
  globals: [
    { value: 'C4AWJSLoaded', sources: ['seen in public site code'] },
    { value: 'oC4AW_Widget', sources: ['seen in public site code'] },
  ],
  selectors: [{ value: 'script#srcC4AWidget', sources: ['seen in public site code'] }],
  cookies: [],
  storageKeys: [],
  aliases: [],
} satisfies Vendor;
