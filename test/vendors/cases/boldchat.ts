import type { VendorCases } from '../vendor-cases.ts';

export const cases = {
  matches: {
    hosts: [
      'https://vmss.boldchat.com/aid/1234567890/bc.vmsw/',
      'https://shop.nanorep.com/~shop/widgets/floatingWidget.js',
    ],
    cookies: [],
    storageKeys: [],
  },
  mustNotMatch: {
    urls: ['https://notboldchat.com/a.js', 'https://boldchat.com.evil.example/a.js'],
    cookies: ['session', 'chat'],
  },
} satisfies VendorCases;
