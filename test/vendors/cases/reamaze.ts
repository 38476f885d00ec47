import type { VendorCases } from '../vendor-cases.ts';

export const cases = {
  matches: {
    hosts: ['https://cdn.reamaze.com/assets/reamaze.js', 'https://shop.reamaze.com/data/presence'],
    cookies: [],
    storageKeys: [],
  },
  mustNotMatch: {
    urls: ['https://notreamaze.com/a.js', 'https://reamaze.com.evil.example/a.js'],
    cookies: ['session', 'chat'],
  },
} satisfies VendorCases;
