import type { VendorCases } from '../vendor-cases.ts';

export const cases = {
  matches: {
    hosts: ['https://shop.ladesk.com/scripts/track.js'],
    cookies: [],
    storageKeys: [],
  },
  mustNotMatch: {
    urls: ['https://notladesk.com/a.js', 'https://ladesk.com.evil.example/a.js'],
    cookies: ['session', 'chat'],
  },
} satisfies VendorCases;
