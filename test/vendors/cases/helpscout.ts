import type { VendorCases } from '../vendor-cases.ts';

export const cases = {
  matches: {
    hosts: [
      'https://beacon-v2.helpscout.net/static/js/main.2.js',
      'https://djtflbt20bdde.cloudfront.net/beacon.js',
    ],
    cookies: [],
    storageKeys: [],
  },
  mustNotMatch: {
    urls: [
      'https://nothelpscout.net/a.js',
      'https://helpscout.net.evil.example/a.js',
      'https://www.helpscout.com/',
      'https://cloudfront.net/beacon.js',
    ],
    cookies: ['session', 'chat'],
  },
} satisfies VendorCases;
