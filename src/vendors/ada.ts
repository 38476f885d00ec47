import type { Vendor } from '../model/vendor.ts';

export const vendor = {
  id: 'ada',
  name: 'Ada',
  category: 'chat',
  hosts: [{ value: 'ada.support', sources: ['third-party-web 0.30.0 (MIT), entity "Ada"'] }],
  globals: [
    { value: 'adaEmbed', sources: ['seen in public site code'] },
    { value: 'adaSettings', sources: ['seen in public site code'] },
  ],
  selectors: [
    { value: '#ada-chat-frame', sources: ['seen in public site code'] },
    { value: '#ada-button-frame', sources: ['seen in public site code'] },
    { value: 'script#__ada', sources: ['seen in public site code'] },
  ],
  cookies: [],
  storageKeys: [],
  aliases: [],
} satisfies Vendor;
