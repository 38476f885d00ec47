import type { Vendor } from '../model/vendor.ts';

export const vendor = {
  id: 'reamaze',
  name: 'Re:amaze',
  category: 'chat',
  hosts: [{ value: 'reamaze.com', sources: ["Fanboy's Anti-Chat List (CC BY 3.0)"] }],
  // Left out: _support; too general a name.
  globals: [{ value: 'reamaze', sources: ['seen in public site code'] }],
  selectors: [
    { value: '#reamaze-widget', sources: ['seen in public site code'] },
    { value: '#reamaze-widget-icon', sources: ['seen in public site code'] },
  ],
  cookies: [],
  storageKeys: [],
  aliases: [],
} satisfies Vendor;
