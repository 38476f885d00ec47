import type { Vendor } from '../model/vendor.ts';

export const vendor = {
  id: 'zohosalesiq',
  name: 'Zoho SalesIQ',
  category: 'chat',
  // Left out: js.zohocdn.com serves all Zoho products.
  hosts: [
    {
      value: 'salesiq.zohopublic.com',
      sources: ["Fanboy's Anti-Chat List (CC BY 3.0)", 'seen in public site code'],
    },
    {
      value: 'salesiq.zoho.com',
      sources: ["Fanboy's Anti-Chat List (CC BY 3.0)", 'seen in public site code'],
    },
    { value: 'salesiq.zoho.eu', sources: ['tarteaucitronjs 1.34.0 (MIT)'] },
  ],
  // $zoho alone is shared by several Zoho products.
  globals: [{ value: '$zoho.salesiq', sources: ['https://zoho.com/salesiq/help/jsapi.html'] }],
  selectors: [
    { value: '#zsiq_float', sources: ['seen in public site code'] },
    { value: '.zsiq_floatmain', sources: ['seen in public site code'] },
    { value: '#zsiqwidget', sources: ['seen in public site code'] },
    { value: '#zsiq_agtpic', sources: ['seen in public site code'] },
  ],
  cookies: [],
  storageKeys: [],
  aliases: [],
} satisfies Vendor;
