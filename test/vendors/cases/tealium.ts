import type { VendorCases } from '../vendor-cases.ts';

export const cases = {
  matches: {
    hosts: ['https://tags.tiqcdn.com/utag/shop/main/prod/utag.js', 'https://collect.tealiumiq.com/event'],
    cookies: [],
    storageKeys: [],
  },
  mustNotMatch: {
    urls: [
      'https://nottiqcdn.com/a.js',
      'https://tiqcdn.com.evil.example/a.js',
      'https://tealium.com/',
      'https://cdn.llnwd.net/a.js',
    ],
    cookies: ['session', 'chat'],
  },
} satisfies VendorCases;
