import type { Vendor } from '../model/vendor.ts';

export const vendor = {
  id: 'genesys',
  name: 'Genesys',
  category: 'chat',
  // Left out: boldchat.com belongs to the vendor file boldchat.
  hosts: [
    { value: 'apps.mypurecloud.com', sources: ['seen in public site code'] },
    { value: 'apps.mypurecloud.de', sources: ['seen in public site code'] },
    { value: 'apps.usw2.pure.cloud', sources: ['seen in public site code'] },
    { value: 'apps.use2.us-gov-pure.cloud', sources: ['seen in public site code'] },
  ],
  globals: [
    { value: 'Genesys', sources: ['seen in public site code'] },
    { value: '_genesysJs', sources: ['seen in public site code'] },
  ],
  // Uncertain: .cx-widget; one unverified source.
  selectors: [
    { value: '#genesys-messenger', sources: ['seen in public site code'] },
    { value: '.genesys-mxg-frame', sources: ['seen in public site code'] },
  ],
  cookies: [],
  storageKeys: [],
  aliases: [],
} satisfies Vendor;
