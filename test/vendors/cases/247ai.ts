import type { VendorCases } from '../vendor-cases.ts';

export const cases = {
  matches: {
    hosts: [
      'https://px.247inc.net/px.js',
      'https://app.pub.247-inc.net/pub/settings.json',
      'https://d1af033869koo7.cloudfront.net/psp/client-v1/default/tag.js',
    ],
    cookies: ['sn.pxpath', 'sn.rtpath'],
    storageKeys: [],
  },
  mustNotMatch: {
    urls: [
      'https://not247-inc.net/a.js',
      'https://247-inc.net.evil.example/a.js',
      'https://www.247.ai/',
      'https://d2af033869koo7.cloudfront.net/psp/tag.js',
      'https://cloudfront.net/psp/',
    ],
    cookies: ['sn', 'sn.path', 'snxpxpath'],
  },
} satisfies VendorCases;
